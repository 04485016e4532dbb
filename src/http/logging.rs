use std::sync::Arc;
use std::time::Duration;

use super::{ApiUrl, Request, Response, Transport, TransportError};
use crate::http::Reporter;
use crate::system::Clock;
use crate::terminal::text;

/// How much is said of each request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogDetail {
    /// One line a request (`--verbose`).
    Line,
    /// Headers and bodies too (`--trace`), without the token.
    Full,
}

/// A transport that tells what goes over another one.
pub struct LoggingTransport<T> {
    /// The one that does the work.
    pub inner: T,
    /// How much is told.
    pub detail: LogDetail,
    /// Who is told.
    pub notes: Arc<dyn Reporter>,
    /// What the time is taken with.
    pub clock: Arc<dyn Clock>,
    /// What the path is appended to.
    pub api_url: ApiUrl,
}

impl<T: Transport> Transport for LoggingTransport<T> {
    fn exchange(&self, request: &Request, limit: Duration) -> Result<Response, TransportError> {
        if self.detail == LogDetail::Full {
            self.show_request(request);
        }
        let start = self.clock.elapsed();
        let result = self.inner.exchange(request, limit);
        let millis = self.clock.elapsed().saturating_sub(start).as_millis();
        let line = format!("{} {}", request.method, request.url(&self.api_url));
        match &result {
            Ok(answer) => {
                self.say(&format!(
                    "{line}: {} in {millis} ms, {} bytes",
                    answer.http_status,
                    answer.body.len()
                ));
            }
            Err(TransportError::NotSent(cause)) => {
                self.say(&format!("{line}: not sent after {millis} ms: {cause}"));
            }
            Err(TransportError::Unanswered(cause)) => {
                self.say(&format!("{line}: no answer after {millis} ms: {cause}"));
            }
        }
        if let (LogDetail::Full, Ok(answer)) = (self.detail, &result) {
            self.show_answer(answer);
        }
        result
    }
}

impl<T> LoggingTransport<T> {
    fn say(&self, line: &str) {
        self.notes.trace(&text::escape_controls(line));
    }

    fn show_request(&self, request: &Request) {
        self.say(&format!("> {} {}", request.method, request.url(&self.api_url)));
        self.say("> authorization: Bearer [redacted]");
        self.say(&format!("> accept: {}", request.accept.unwrap_or("application/json")));
        if let Some(body) = &request.body {
            self.say("> content-type: application/json");
            self.say(&format!("> {body}"));
        }
    }

    fn show_answer(&self, answer: &Response) {
        for (name, value) in &answer.headers {
            self.say(&format!("< {name}: {value}"));
        }
        for line in answer.body.lines() {
            self.say(&format!("< {line}"));
        }
    }
}
