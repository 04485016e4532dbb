//! An HTTP or https server on a loopback port, in a thread of its own.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use axum::Router;
use axum::http::{Request, Uri};
use axum::response::{IntoResponse, Response};
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use rustls::ServerConfig;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// A response with this extension closes the connection without sending anything:
/// hyper does so when the service returns an error.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the connection is closed without a response")]
pub(super) struct Disconnect;

impl IntoResponse for Disconnect {
    fn into_response(self) -> Response {
        let mut response = Response::default();
        response.extensions_mut().insert(self);
        response
    }
}

/// Serves until it is dropped.
pub(super) struct Server {
    /// Dropping the sender stops the thread.
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

/// Binds a port of 127.0.0.1; 0 is any free one. From now on the system queues connections until
/// [`serve`] accepts them.
pub(super) fn bind(port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Closes a connection whose TLS handshake or next request head is not complete after `head_timeout`.
pub(super) fn serve(
    listener: TcpListener,
    tls: Option<Arc<ServerConfig>>,
    router: Router,
    head_timeout: Duration,
) -> io::Result<Server> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    let (stop, stopped) = oneshot::channel();
    let thread = thread::Builder::new().name("sandbox".to_owned()).spawn(move || {
        let connections = Connections { tls: tls.map(TlsAcceptor::from), router, head_timeout };
        runtime.spawn(accept(listener, connections));
        // Returns when the sender is dropped. Dropping the runtime then closes
        // all connections.
        let _ = runtime.block_on(stopped);
    });
    let thread = thread.map_err(|error| io::Error::other(format!("no thread can be started: {error}")))?;
    Ok(Server { stop: Some(stop), thread: Some(thread) })
}

/// A connection, with or without TLS.
trait Stream: AsyncRead + AsyncWrite + Unpin + Send {
    fn into_tcp(self: Box<Self>) -> TcpStream;
}

impl Stream for TcpStream {
    fn into_tcp(self: Box<Self>) -> TcpStream {
        *self
    }
}

impl Stream for TlsStream<TcpStream> {
    fn into_tcp(self: Box<Self>) -> TcpStream {
        self.into_inner().0
    }
}

/// How to serve connections.
#[derive(Clone)]
struct Connections {
    tls: Option<TlsAcceptor>,
    router: Router,
    head_timeout: Duration,
}

async fn accept(listener: tokio::net::TcpListener, connections: Connections) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(connections.clone().serve(stream));
            }
            // There may be no free file descriptors: try again later.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

impl Connections {
    async fn serve(self, stream: TcpStream) {
        // Responses are written whole, so Nagle's algorithm would only delay them.
        let _ = stream.set_nodelay(true);
        let stream: Box<dyn Stream> = match &self.tls {
            None => Box::new(stream),
            Some(tls) => match timeout(self.head_timeout, tls.accept(stream)).await {
                Ok(Ok(stream)) => Box::new(stream),
                Ok(Err(_)) | Err(_) => return,
            },
        };
        self.serve_http(stream).await;
    }

    async fn serve_http(&self, stream: Box<dyn Stream>) {
        let service = TowerToHyperService::new(self.router.clone());
        let service = service_fn(move |mut request: Request<_>| {
            trim_trailing_slash(request.uri_mut());
            respond_or_disconnect(service.call(request))
        });
        let mut builder = http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(self.head_timeout);
        let mut connection = builder.serve_connection(TokioIo::new(stream), service);
        if (&mut connection).await.is_err_and(|error| error.is_user()) {
            // The client gets a reset instead of an orderly end.
            let stream = connection.into_parts().io.into_inner();
            let _ = stream.into_tcp().set_zero_linger();
        }
    }
}

async fn respond_or_disconnect(
    response: impl Future<Output = Result<Response, Infallible>>,
) -> Result<Response, Disconnect> {
    let Ok(response) = response.await;
    match response.extensions().get() {
        Some(&disconnect) => Err(disconnect),
        None => Ok(response),
    }
}

/// python-digitalocean's paths end with a slash, which the API accepts. This runs before the router,
/// because middleware runs after a route was chosen.
fn trim_trailing_slash(uri: &mut Uri) {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let path = uri.path().trim_end_matches('/');
    // Fails for the root, which is left unchanged.
    if let Ok(trimmed) = format!("{path}{query}").parse() {
        *uri = trimmed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailing_slashes_are_removed_from_the_path_alone() {
        for (before, after) in [
            ("/v2/actions", "/v2/actions"),
            ("/v2/actions/", "/v2/actions"),
            ("/v2/actions//", "/v2/actions"),
            ("/v2/actions/?page=2&name=a/", "/v2/actions?page=2&name=a/"),
            ("/v2/actions?name=/", "/v2/actions?name=/"),
            ("/", "/"),
            ("/?a=1", "/?a=1"),
            ("*", "*"),
        ] {
            let mut uri = before.parse().unwrap();
            trim_trailing_slash(&mut uri);
            assert_eq!(uri.to_string(), after);
        }
    }
}
