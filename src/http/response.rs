use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;

use super::{RateLimit, Reporter};
use crate::model::truncate;

/// A complete response.
#[derive(Debug, Clone, Default)]
pub struct Response {
    pub http_status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// Decompressed.
    pub body: String,
    /// From sending the request to the last byte of the response.
    pub took: Duration,
    /// Whether the connection can carry other requests at the same time (HTTP/2).
    pub multiplexed: bool,
}

impl Response {
    /// The first header of this name, which is in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.http_status)
    }

    /// The server's time when it answered (`Date`).
    pub fn date(&self) -> Option<Timestamp> {
        parse_http_date(self.header("date")?)
    }

    pub(crate) fn rate_limit(&self) -> RateLimit {
        let number = |name| self.header(name).and_then(|text| text.trim().parse::<i64>().ok());
        let count = |name| number(name).and_then(|count| u64::try_from(count).ok());
        RateLimit {
            limit: count("ratelimit-limit"),
            remaining: count("ratelimit-remaining"),
            reset: number("ratelimit-reset").and_then(|second| Timestamp::from_second(second).ok()),
        }
    }

    /// The pause that `Retry-After` asks for, in seconds or as a date. For a 429
    /// without the header, the time until the hourly rate limit resets, unless that
    /// limit has requests left. A reset in the past says nothing about this one.
    ///
    /// `now` is used where the response has no `Date`.
    pub fn retry_after(&self, now: Timestamp) -> Option<Duration> {
        let now = self.date().unwrap_or(now);
        let header = self.header("retry-after").map(str::trim).and_then(|text| {
            if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
                let seconds = text.parse().unwrap_or(u64::MAX);
                return Some(Duration::from_secs(seconds).min(LONGEST_PAUSE));
            }
            let until = parse_http_date(text)?.duration_since(now);
            // A date in the past is a pause of 0.
            Some(Duration::try_from(until).unwrap_or_default())
        });
        match self.http_status {
            429 if self.is_minute_limit() => None,
            429 => header.or_else(|| self.rate_limit().resets_in(now).filter(|pause| !pause.is_zero())),
            _ => header,
        }
    }

    /// Whether this is a 429 of the limit per minute, which has no headers of its own: the
    /// limit per hour has requests left, and no pause is asked for.
    fn is_minute_limit(&self) -> bool {
        self.http_status == 429
            && self.header("retry-after").is_none()
            && self.rate_limit().remaining.is_some_and(|remaining| remaining > 0)
    }

    /// The error of an unsuccessful response; `now` as in [`Response::retry_after`].
    pub(super) fn to_error_response(&self, now: Timestamp, reporter: &dyn Reporter) -> ErrorResponse {
        let shorten = |text: &str, limit| truncate(&reporter.redact_tokens(text), limit).into_owned();
        let api = self.api_error();
        ErrorResponse {
            http_status: self.http_status,
            api: ApiError { message: api.message.map(|text| shorten(&text, MAX_MESSAGE_CHARS)), ..api },
            body: shorten(self.body.trim(), MAX_BODY_CHARS),
            location: self.header("location").map(str::to_owned),
            retry_after: self.retry_after(now),
            is_minute_limit: self.is_minute_limit(),
        }
    }

    /// The API's error object; empty if the body is something else.
    pub fn api_error(&self) -> ApiError {
        let body: serde_json::Value = serde_json::from_str(&self.body).unwrap_or_default();
        let text = |key: &str| body.get(key).and_then(|value| value.as_str());
        let message = text("message").map(str::trim).filter(|message| !message.is_empty());
        ApiError {
            id: text("id").map(str::to_owned),
            message: message.map(str::to_owned),
            request_id: text("request_id").or_else(|| self.header("x-request-id")).map(str::to_owned),
        }
    }
}

/// Keeps sums of durations far from overflow.
const LONGEST_PAUSE: Duration = Duration::from_hours(365 * 24);

const MAX_BODY_CHARS: usize = 200;
const MAX_MESSAGE_CHARS: usize = 2_000;

/// An HTTP date, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
fn parse_http_date(text: &str) -> Option<Timestamp> {
    rfc2822::DateTimeParser::new().parse_timestamp(text.trim()).ok()
}

/// A response with a status other than 2xx.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorResponse {
    pub http_status: u16,
    pub api: ApiError,
    /// The beginning of the body, for responses without the API's error object.
    pub body: String,
    /// Where a redirect points.
    pub location: Option<String>,
    pub retry_after: Option<Duration>,
    /// Whether the limit per minute was exceeded, and not the one per hour.
    pub is_minute_limit: bool,
}

impl fmt::Display for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.http_status;
        match &self.api.message {
            Some(message) => write!(f, "{message} (HTTP {status})"),
            None if self.body.is_empty() => write!(f, "HTTP {status} with an empty body"),
            None if self.body.starts_with('<') => {
                write!(f, "HTTP {status} with an HTML page, possibly from a proxy")
            }
            None => write!(f, "HTTP {status}: {}", self.body),
        }
    }
}

impl ErrorResponse {
    /// Whether a change was refused because another one is running on the Droplet.
    pub fn is_pending_event(&self) -> bool {
        let message = self.api.message.as_deref().unwrap_or_default();
        self.http_status == 422 && message.to_ascii_lowercase().contains("already has a pending event")
    }

    /// Whether this is a 403 of the API, and not of a proxy, and not about a limit of the account.
    pub fn may_lack_scope(&self) -> bool {
        self.http_status == 403 && self.api.is_present() && !self.mentions(&["limit", "quota", "exceed"])
    }

    /// Whether such a 403 also says that the token may not do this.
    pub fn is_about_authorization(&self) -> bool {
        let words = ["authori", "permission", "permitted", "scope", "access", "forbidden"];
        self.may_lack_scope() && self.mentions(&words)
    }

    fn mentions(&self, words: &[&str]) -> bool {
        let message = self.api.message.as_deref().unwrap_or_default().to_ascii_lowercase();
        words.iter().any(|word| message.contains(word))
    }

    /// Whether the server may have carried out the request. Proxies answer too, also after
    /// they have passed the request on, and not all of them with a 5xx.
    pub fn is_ambiguous(&self) -> bool {
        match self.http_status {
            ..400 | 429 => false,
            408 | 425 | 499 | 500.. => true,
            400..500 => self.api.message.is_none(),
        }
    }

    /// Whether the API or a proxy refused the request. A refusal by a proxy is also ambiguous, but the same
    /// request would be refused again.
    pub fn is_refusal(&self) -> bool {
        matches!(self.http_status, 400..500) && !matches!(self.http_status, 408 | 425 | 429 | 499)
    }

    /// Whether the same request may succeed later.
    pub fn is_transient(&self) -> bool {
        matches!(self.http_status, 408 | 425 | 429 | 500..=599)
    }
}

/// The API's error object (openapi `error`). Every field may be missing: proxies
/// answer too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ApiError {
    /// A short identifier, such as `not_found`.
    pub id: Option<String>,
    pub message: Option<String>,
    /// DigitalOcean's support asks for it.
    pub request_id: Option<String>,
}

impl ApiError {
    /// Whether the body was the API's error object, and not that of a proxy.
    fn is_present(&self) -> bool {
        self.id.is_some() && self.message.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::testing::RecordingReporter;

    fn response(http_status: u16, headers: &[(&str, &str)], body: &str) -> Response {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Response { http_status, headers: headers.collect(), body: body.to_owned(), ..Response::default() }
    }

    fn retry_after(http_status: u16, headers: &[(&str, &str)]) -> Option<u64> {
        let now = Timestamp::from_second(784_111_777).unwrap();
        response(http_status, headers, "").retry_after(now).map(|pause| pause.as_secs())
    }

    #[test]
    fn retry_after_is_read_as_seconds_and_as_a_date() {
        assert_eq!(retry_after(429, &[("retry-after", "7")]), Some(7));
        assert_eq!(retry_after(503, &[("retry-after", "Sun, 06 Nov 1994 08:49:47 GMT")]), Some(10));
        assert_eq!(retry_after(503, &[("retry-after", "Sun, 06 Nov 1994 08:00:00 GMT")]), Some(0));
        for text in ["soon", "-1", "1.5", ""] {
            assert_eq!(retry_after(503, &[("retry-after", text)]), None, "{text}");
        }
        let huge = "9".repeat(30);
        assert_eq!(retry_after(429, &[("retry-after", &huge)]), Some(LONGEST_PAUSE.as_secs()));
        assert_eq!(retry_after(503, &[]), None);
    }

    #[test]
    fn a_retry_after_date_is_compared_with_the_date_of_the_response() {
        let headers =
            [("retry-after", "Sun, 06 Nov 1994 08:49:47 GMT"), ("date", "Sun, 06 Nov 1994 08:49:45 GMT")];
        assert_eq!(retry_after(503, &headers), Some(2));
    }

    #[test]
    fn a_429_without_retry_after_waits_for_the_rate_limit_to_reset() {
        assert_eq!(retry_after(429, &[("ratelimit-reset", "784111807")]), Some(30));
        for unusable in ["garbage", "784111776", "0"] {
            assert_eq!(retry_after(429, &[("ratelimit-reset", unusable)]), None, "{unusable}");
        }
        assert_eq!(retry_after(503, &[("ratelimit-reset", "784111807")]), None);
    }

    #[test]
    fn a_429_with_requests_left_is_the_limit_per_minute() {
        let reset = ("ratelimit-reset", "784115377");
        let is_minute_limit = |headers: &[_]| response(429, headers, "").is_minute_limit();
        assert!(is_minute_limit(&[("ratelimit-remaining", "1"), reset]));
        assert_eq!(retry_after(429, &[("ratelimit-remaining", "1"), reset]), None);
        assert!(!is_minute_limit(&[("ratelimit-remaining", "0"), reset]));
        assert_eq!(retry_after(429, &[("ratelimit-remaining", "0"), reset]), Some(3_600));
        assert!(!is_minute_limit(&[("ratelimit-remaining", "1"), ("retry-after", "7")]));
        assert_eq!(retry_after(429, &[("ratelimit-remaining", "1"), ("retry-after", "7")]), Some(7));
        assert!(!is_minute_limit(&[]));
    }

    #[test]
    fn only_a_429_or_an_error_object_of_the_api_says_that_nothing_happened() {
        let object = r#"{"id":"unprocessable_entity","message":"no"}"#;
        let is_ambiguous = |http_status, body| {
            response(http_status, &[], body)
                .to_error_response(Timestamp::UNIX_EPOCH, &RecordingReporter::default())
                .is_ambiguous()
        };
        for http_status in [400, 401, 403, 404, 409, 412, 422] {
            assert!(!is_ambiguous(http_status, object), "{http_status}");
            assert!(!is_ambiguous(http_status, r#"{"message":"no"}"#), "{http_status}");
            assert!(is_ambiguous(http_status, "<html>"), "{http_status}");
        }
        for http_status in [408, 425, 499, 500, 502, 503, 504, 520] {
            assert!(is_ambiguous(http_status, object), "{http_status}");
        }
        for http_status in [302, 429] {
            assert!(!is_ambiguous(http_status, ""), "{http_status}");
        }
    }

    #[test]
    fn an_error_object_is_decoded_and_any_other_body_gives_an_empty_one() {
        let error =
            response(404, &[], r#"{"id":"not_found","message":"gone","request_id":"r-1"}"#).api_error();
        assert_eq!(error.id.as_deref(), Some("not_found"));
        assert_eq!(error.request_id.as_deref(), Some("r-1"));
        for body in ["", "<html>", "[]", "null", r#"{"id":5,"message":" "}"#] {
            assert_eq!(response(502, &[], body).api_error(), ApiError::default(), "{body}");
        }
        let header = response(500, &[("x-request-id", "r-2")], "").api_error();
        assert_eq!(header.request_id.as_deref(), Some("r-2"));
    }
}
