use std::io::Read;
use std::mem::ManuallyDrop;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use reqwest::Version;
use reqwest::blocking::{Client, ClientBuilder, RequestBuilder, Response as BlockingResponse};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};

use super::{ApiUrl, CertificateSource, ConnectionError, Method, Request, Response, Token};

/// The largest body that is read. A page of 200 actions has some 250 kB.
const LARGEST_BODY: u64 = 32 * 1024 * 1024;

/// The longest time to connect, TLS included.
const LONGEST_CONNECT: Duration = Duration::from_secs(10);

/// Sends a request once.
pub trait Transport: Send + Sync {
    /// The complete answer, or what happened instead, within `limit`.
    fn exchange(&self, request: &Request, limit: Duration) -> Result<Response, TransportError>;
}

/// No complete answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TransportError {
    /// The request certainly never reached the server.
    NotSent(ConnectionError),
    /// It may have.
    Unanswered(ConnectionError),
}

/// Real HTTP, with the token.
pub struct ReqwestTransport {
    /// Never dropped: that would wait for the end of its thread, which the end of
    /// the process does not.
    client: ManuallyDrop<Client>,
    api_url: ApiUrl,
    token: Token,
}

impl ReqwestTransport {
    /// A client for one API and one token, over TLS that these roots vouch for.
    /// Nothing is sent yet.
    ///
    /// `shortest` is the least time that a request will have. Connecting gets no
    /// more than half of it, so that a host which drops everything is known as
    /// "not sent" and not as "unanswered".
    pub fn new(
        api_url: ApiUrl,
        token: Token,
        shortest: Duration,
        roots: CertificateSource,
    ) -> Result<Self, ConnectionError> {
        // A second installation fails, and then the first serves.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = || Self::builder(&api_url, shortest);
        let client = if api_url.is_plain() {
            // No redirect is followed, so TLS is never spoken: spare loading the roots.
            builder().tls_certs_only([]).build()
        } else {
            let of_bundle = roots.certificates().map(|roots| builder().tls_certs_only(roots).build());
            // One certificate that cannot be used makes all of it fail; the platform leaves it out.
            of_bundle.and_then(Result::ok).map_or_else(|| builder().build(), Ok)
        };
        let client = client.map_err(|error| in_words(&error))?;
        Ok(Self { client: ManuallyDrop::new(client), api_url, token })
    }

    fn builder(api_url: &ApiUrl, shortest: Duration) -> ClientBuilder {
        let mut builder = Client::builder()
            .user_agent(concat!("doact/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(LONGEST_CONNECT.min(shortest / 2))
            .timeout(None);
        if api_url.is_loopback() {
            // A proxy would carry the token off this machine, in the clear over http.
            let here =
                [SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), SocketAddr::from((Ipv6Addr::LOCALHOST, 0))];
            builder = builder.no_proxy().resolve_to_addrs("localhost", &here);
        }
        builder
    }

    fn prepare(&self, request: &Request, limit: Duration) -> Result<RequestBuilder, TransportError> {
        let url = request.url(&self.api_url);
        let mut bearer = HeaderValue::try_from(format!("Bearer {}", self.token.expose()))
            .map_err(|_| TransportError::NotSent(ConnectionError("the token cannot be a header".into())))?;
        bearer.set_sensitive(true);
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
        };
        let mut builder = self
            .client
            .request(method, url)
            .timeout(limit)
            .header(AUTHORIZATION, bearer)
            .header(ACCEPT, request.accept.unwrap_or("application/json"));
        if let Some(body) = &request.body {
            builder = builder.header(CONTENT_TYPE, "application/json").body(body.clone());
        }
        Ok(builder)
    }

    fn read(response: BlockingResponse) -> Result<Response, TransportError> {
        let http_status = response.status().as_u16();
        let multiplexed = response.version() == Version::HTTP_2;
        let headers = response.headers().iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        });
        let headers = headers.collect();
        let mut bytes = Vec::new();
        let read = response.take(LARGEST_BODY + 1).read_to_end(&mut bytes);
        let broken = |words: &str| TransportError::Unanswered(ConnectionError(words.into()));
        read.map_err(|error| TransportError::Unanswered(io_in_words(&error)))?;
        if bytes.len() as u64 > LARGEST_BODY {
            return Err(broken("the answer is larger than 32 MiB"));
        }
        let body = String::from_utf8(bytes).map_err(|_| broken("the answer is not UTF-8 text"))?;
        Ok(Response { http_status, headers, body, multiplexed, ..Response::default() })
    }
}

impl Transport for ReqwestTransport {
    fn exchange(&self, request: &Request, limit: Duration) -> Result<Response, TransportError> {
        let response = self.prepare(request, limit)?.send();
        let response = response.map_err(|error| {
            let words = in_words(&error);
            // Building and connecting come before the first byte is sent.
            if error.is_connect() || error.is_builder() {
                TransportError::NotSent(words)
            } else {
                TransportError::Unanswered(words)
            }
        })?;
        Self::read(response)
    }
}

/// The innermost cause: the outer ones say no more than that something failed, with the whole URL.
fn in_words(error: &reqwest::Error) -> ConnectionError {
    if error.is_timeout() {
        return ConnectionError("no answer in time".into());
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    ConnectionError(cause.to_string())
}

fn io_in_words(error: &std::io::Error) -> ConnectionError {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<reqwest::Error>());
    inner.map_or_else(|| ConnectionError(error.to_string()), in_words)
}
