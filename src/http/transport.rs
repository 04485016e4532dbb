use std::io::Read;
use std::mem::ManuallyDrop;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use reqwest::Version;
use reqwest::blocking::{Client, ClientBuilder, RequestBuilder, Response as BlockingResponse};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};

use super::{ApiUrl, CertificateSource, Method, Request, Response, Route, Token};

/// In bytes. A page of 200 actions has some 250 kB.
const MAX_BODY: u64 = 32 * 1024 * 1024;

/// The largest announced length, in bytes, for which memory is reserved before the body arrives.
const MAX_BODY_EXPECTED: u64 = 1024 * 1024;

/// Includes the TLS handshake.
const MAX_CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Why no response came, on one line and without the URL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ConnectionError(pub String);

/// Sends a request once.
pub trait Transport: Send + Sync {
    /// The complete response, if it comes within `timeout`.
    fn exchange(&self, request: &Request, timeout: Duration) -> Result<Response, TransportError>;
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TransportError {
    /// The request certainly never reached the server.
    NotSent(ConnectionError),
    /// The request may have reached the server, and no complete answer came.
    Unanswered(ConnectionError),
}

/// Why no client could be made.
#[derive(Debug)]
pub(crate) enum SetupError {
    /// There are no certificate authorities on this system.
    NoAuthorities,
    /// There are none in these folders, which `SSL_CERT_DIR` names.
    NoAuthoritiesIn(String),
    Other(ConnectionError),
}

pub(crate) struct ReqwestTransport {
    /// Leaked on purpose: dropping it joins reqwest's thread.
    client: ManuallyDrop<Client>,
    api_url: ApiUrl,
    token: Token,
    route: Route,
}

impl ReqwestTransport {
    /// `min_timeout` is the shortest timeout that a request will have. Connecting gets at
    /// most half of it, so that an unreachable host is "not sent" and not "unanswered".
    pub(crate) fn new(
        api_url: ApiUrl,
        token: Token,
        min_timeout: Duration,
        certificates: CertificateSource,
        route: Route,
    ) -> Result<Self, SetupError> {
        // Fails if a provider is installed already, which is fine.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = || Self::builder(&api_url, min_timeout, &route);
        let with_bundle = certificates.load().map(|bundle| builder().tls_certs_only(bundle).build());
        // One bad certificate in the system's bundle fails the build; the platform skips it.
        let client = with_bundle.and_then(Result::ok).map_or_else(|| builder().build(), Ok);
        let client = client.map_err(|error| match certificates {
            _ if !is_without_authorities(&error) => SetupError::Other(describe(&error)),
            CertificateSource::Folders(folders) => SetupError::NoAuthoritiesIn(folders),
            _ => SetupError::NoAuthorities,
        })?;
        Ok(Self { client: ManuallyDrop::new(client), api_url, token, route })
    }

    fn builder(api_url: &ApiUrl, min_timeout: Duration, route: &Route) -> ClientBuilder {
        let builder = Client::builder()
            .user_agent(concat!("doact/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(MAX_CONNECT_TIMEOUT.min(min_timeout / 2))
            .timeout(None);
        let builder = match route {
            Route::Direct => builder.no_proxy(),
            Route::System => builder,
            Route::Proxy(proxy) => builder.proxy(proxy.inner.clone()),
        };
        if api_url.is_loopback() {
            let loopback =
                [SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), SocketAddr::from((Ipv6Addr::LOCALHOST, 0))];
            builder.resolve_to_addrs("localhost", &loopback)
        } else {
            builder
        }
    }

    fn prepare(&self, request: &Request, timeout: Duration) -> Result<RequestBuilder, TransportError> {
        let url = request.url(&self.api_url);
        let mut bearer = HeaderValue::try_from(format!("Bearer {}", self.token.expose())).map_err(|_| {
            TransportError::NotSent(ConnectionError("the token is invalid in a header".into()))
        })?;
        bearer.set_sensitive(true);
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
        };
        let mut builder = self
            .client
            .request(method, url)
            .timeout(timeout)
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
        // Growing would leave smaller, freed allocations behind.
        let length = response.content_length().unwrap_or_default().min(MAX_BODY_EXPECTED);
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        let read = response.take(MAX_BODY + 1).read_to_end(&mut bytes);
        let unanswered = |message: &str| TransportError::Unanswered(ConnectionError(message.into()));
        read.map_err(|error| TransportError::Unanswered(describe_io(&error)))?;
        if bytes.len() as u64 > MAX_BODY {
            return Err(unanswered("the answer is larger than 32 MiB"));
        }
        let body = String::from_utf8(bytes).map_err(|_| unanswered("the answer is not UTF-8 text"))?;
        Ok(Response { http_status, headers, body, multiplexed, ..Response::default() })
    }

    fn send(&self, request: &Request, timeout: Duration) -> Result<Response, TransportError> {
        let response = self.prepare(request, timeout)?.send();
        let response = response.map_err(|error| {
            let cause = describe(&error);
            // Both come before the first byte is sent.
            if error.is_connect() || error.is_builder() {
                TransportError::NotSent(cause)
            } else {
                TransportError::Unanswered(cause)
            }
        })?;
        Self::read(response)
    }
}

impl Transport for ReqwestTransport {
    fn exchange(&self, request: &Request, timeout: Duration) -> Result<Response, TransportError> {
        let response = self.send(request, timeout);
        let Route::Proxy(proxy) = &self.route else { return response };
        let name = |cause: ConnectionError| ConnectionError(format!("through {proxy}: {cause}"));
        response.map_err(|error| match error {
            TransportError::NotSent(cause) => TransportError::NotSent(name(cause)),
            TransportError::Unanswered(cause) => TransportError::Unanswered(name(cause)),
        })
    }
}

/// Whether the system has no certificate authorities. The platform verifier has no error variant for this.
fn is_without_authorities(error: &reqwest::Error) -> bool {
    matches!(
        innermost(error).downcast_ref(),
        Some(rustls::Error::General(message)) if message.starts_with("No CA certificates")
    )
}

fn describe(error: &reqwest::Error) -> ConnectionError {
    if error.is_timeout() {
        return ConnectionError("no answer in time".into());
    }
    ConnectionError(innermost(error).to_string())
}

/// The innermost cause. The outer ones only repeat the URL and that something failed.
fn innermost(error: &reqwest::Error) -> &(dyn std::error::Error + 'static) {
    let mut cause: &(dyn std::error::Error + 'static) = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause
}

fn describe_io(error: &std::io::Error) -> ConnectionError {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<reqwest::Error>());
    inner.map_or_else(|| ConnectionError(error.to_string()), describe)
}
