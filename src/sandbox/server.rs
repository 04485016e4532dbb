//! The server: a listener on loopback, a thread, and connections that can be
//! closed without an answer.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use axum::Router;
use axum::response::Response;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use super::middleware::Disconnect;

/// A server that runs until it is dropped.
pub(super) struct Server {
    /// Dropped first, which stops the thread.
    stop: Option<oneshot::Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has stopped too.
            let _ = thread.join();
        }
    }
}

/// Takes a port of 127.0.0.1, any free one for 0. From here on connections are
/// accepted by the system, and wait for [`serve`].
pub(super) fn bind(port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Answers connections in a thread of its own.
pub(super) fn serve(listener: TcpListener, router: Router) -> io::Result<Server> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    let (stop, stopped) = oneshot::channel();
    let thread = thread::Builder::new().name("sandbox".to_owned()).spawn(move || {
        runtime.spawn(accept(listener, router));
        // An error is what comes when the sender is dropped. The runtime ends
        // with this closure, and every connection with the runtime.
        let _ = runtime.block_on(stopped);
    })?;
    Ok(Server { stop: Some(stop), thread: Some(thread) })
}

async fn accept(listener: tokio::net::TcpListener, router: Router) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(converse(stream, router.clone()));
            }
            // Out of file descriptors, say: others may be given back meanwhile.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// Serves one connection to its end, whoever ends it.
async fn converse(stream: TcpStream, router: Router) {
    // Answers are written whole: waiting for more would only delay them.
    let _ = stream.set_nodelay(true);
    let service = TowerToHyperService::new(router);
    let service = service_fn(move |request| respond_or_disconnect(service.call(request)));
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    if (&mut connection).await.is_err_and(|error| error.is_user()) {
        // Closed like this, the client meets a reset, and not an orderly end.
        let stream = connection.into_parts().io.into_inner();
        let _ = stream.set_zero_linger();
    }
}

/// The service's own error is what makes hyper close a connection without a word.
#[derive(Debug, thiserror::Error)]
#[error("the connection is to be closed without an answer")]
struct DisconnectError;

async fn respond_or_disconnect(
    answer: impl Future<Output = Result<Response, Infallible>>,
) -> Result<Response, DisconnectError> {
    match answer.await {
        Ok(response) if response.extensions().get::<Disconnect>().is_some() => Err(DisconnectError),
        Ok(response) => Ok(response),
        Err(never) => match never {},
    }
}
