use std::sync::Arc;
use std::time::Duration;

use super::{ApiUrl, Reporter, Request, Response, Transport, TransportError};
use crate::system::Clock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogDetail {
    /// One line per request (`--verbose`).
    Line,
    /// Headers and bodies too, without the token (`--trace`).
    Full,
}

/// Logs what goes over another transport.
pub(crate) struct LoggingTransport<T> {
    pub inner: T,
    pub detail: LogDetail,
    pub reporter: Arc<dyn Reporter>,
    pub clock: Arc<dyn Clock>,
    pub api_url: ApiUrl,
}

impl<T: Transport> Transport for LoggingTransport<T> {
    fn exchange(&self, request: &Request, timeout: Duration) -> Result<Response, TransportError> {
        if self.detail == LogDetail::Full {
            self.log_request(request);
        }
        let start = self.clock.elapsed();
        let result = self.inner.exchange(request, timeout);
        let millis = self.clock.elapsed().saturating_sub(start).as_millis();
        let line = format!("{} {}", request.method, request.url(&self.api_url));
        match &result {
            Ok(response) => {
                self.reporter.trace(&format!(
                    "{line}: {} in {millis} ms, {} bytes",
                    response.http_status,
                    response.body.len()
                ));
            }
            Err(TransportError::NotSent(cause)) => {
                self.reporter.trace(&format!("{line}: not sent after {millis} ms: {cause}"));
            }
            Err(TransportError::Unanswered(cause)) => {
                self.reporter.trace(&format!("{line}: no answer after {millis} ms: {cause}"));
            }
        }
        if let (LogDetail::Full, Ok(response)) = (self.detail, &result) {
            self.log_response(response);
        }
        result
    }
}

impl<T> LoggingTransport<T> {
    fn log_request(&self, request: &Request) {
        self.reporter.trace(&format!("> {} {}", request.method, request.url(&self.api_url)));
        self.reporter.trace("> authorization: Bearer [redacted]");
        self.reporter.trace(&format!("> accept: {}", request.accept.unwrap_or("application/json")));
        if let Some(body) = &request.body {
            self.reporter.trace("> content-type: application/json");
            self.reporter.trace(&format!("> {body}"));
        }
    }

    fn log_response(&self, response: &Response) {
        for (name, value) in &response.headers {
            self.reporter.trace(&format!("< {name}: {value}"));
        }
        for line in response.body.lines() {
            self.reporter.trace(&format!("< {line}"));
        }
    }
}
