//! A blocking HTTP client with retries.
//!
//! A [`Transport`] sends a [`Request`] once; [`HttpClient`] sends it again where
//! `retry::decide` says so. This layer knows HTTP and the headers of this API, but
//! no actions.

mod api_url;
mod certificates;
mod client;
mod error;
mod logging;
mod proxy;
mod rate_limit;
mod reporter;
mod request;
mod response;
mod retry;
mod server_clock;
#[cfg(test)]
mod tests;
mod token;
mod transport;

pub use api_url::ApiUrl;
pub(crate) use certificates::{CertificateSource, InvalidCertificateFile};
#[cfg(feature = "sandbox")]
pub(crate) use certificates::{read_certificate_file, system_bundle};
pub use client::{HttpClient, RetryPolicy};
pub use error::{DecodeError, HttpError, HttpErrorKind};
pub(crate) use logging::{LogDetail, LoggingTransport};
pub(crate) use proxy::{InvalidProxy, Route};
pub(crate) use rate_limit::{Pace, RateLimit, RateLimitUsage};
pub(crate) use reporter::ChangeObserver;
pub use reporter::Reporter;
#[cfg(any(test, fuzzing))]
pub(crate) use reporter::testing;
pub use request::{Method, Request};
pub use response::{ApiError, ErrorResponse, Response};
pub(crate) use retry::{Decision, minute_limit_backoff};
pub(crate) use server_clock::ServerClock;
pub use token::{Token, UnusableToken};
pub use transport::{ConnectionError, Transport, TransportError};
pub(crate) use transport::{ReqwestTransport, SetupError};
