//! A server that speaks HTTP/2 over TLS and counts concurrent requests.

use std::convert::Infallible;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use rustls::ServerConfig;
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

/// How long a response is held back for a second request to arrive.
const LIMIT: Duration = Duration::from_secs(30);

/// A server on a loopback port. Its thread ends with the test process.
pub struct Http2Server {
    address: SocketAddr,
    counts: Arc<Counts>,
}

#[derive(Default)]
struct Counts {
    connections: AtomicUsize,
    open: AtomicUsize,
    most_open: watch::Sender<usize>,
}

impl Counts {
    fn most(&self) -> usize {
        *self.most_open.borrow()
    }
}

impl Http2Server {
    /// `answer` maps a path with its query to a body. All responses but the first are
    /// held back until two requests are open at once.
    pub fn new(config: Arc<ServerConfig>, answer: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let counts = Arc::new(Counts::default());
        let serving = serve(listener, config, Arc::clone(&counts), Arc::new(answer));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        thread::spawn(move || runtime.block_on(serving));
        Self { address, counts }
    }

    pub fn url(&self) -> String {
        format!("https://localhost:{}", self.address.port())
    }

    pub fn connections(&self) -> usize {
        self.counts.connections.load(Ordering::SeqCst)
    }

    /// The largest number of requests that were open at the same time.
    pub fn most_open(&self) -> usize {
        self.counts.most()
    }
}

type Answer = Arc<dyn Fn(&str) -> String + Send + Sync>;

async fn serve(listener: TcpListener, config: Arc<ServerConfig>, counts: Arc<Counts>, answer: Answer) {
    let listener = tokio::net::TcpListener::from_std(listener).unwrap();
    let acceptor = TlsAcceptor::from(config);
    while let Ok((stream, _)) = listener.accept().await {
        counts.connections.fetch_add(1, Ordering::SeqCst);
        let (acceptor, counts, answer) = (acceptor.clone(), Arc::clone(&counts), Arc::clone(&answer));
        tokio::spawn(async move {
            let Ok(stream) = acceptor.accept(stream).await else { return };
            let service =
                service_fn(move |request| respond(request, Arc::clone(&counts), Arc::clone(&answer)));
            let http2 = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
            // The client may have closed the connection.
            let _ = http2.serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn respond(
    request: Request<Incoming>,
    counts: Arc<Counts>,
    answer: Answer,
) -> Result<Response<String>, Infallible> {
    let open = counts.open.fetch_add(1, Ordering::SeqCst) + 1;
    let is_first = counts.most_open.send_replace(counts.most().max(open)) == 0;
    if !is_first {
        let mut most_open = counts.most_open.subscribe();
        let _ = tokio::time::timeout(LIMIT, most_open.wait_for(|most| *most > 1)).await;
    }
    counts.open.fetch_sub(1, Ordering::SeqCst);
    let path = request.uri().path_and_query().map_or("", |path| path.as_str());
    Ok(Response::builder().header("content-type", "application/json").body(answer(path)).unwrap())
}
