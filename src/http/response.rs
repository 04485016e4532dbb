use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;

use super::RateLimit;

/// A complete answer: everything up to the last byte arrived.
#[derive(Debug, Clone, Default)]
pub struct Response {
    /// The HTTP status.
    pub http_status: u16,
    /// Header names in lower case, with their values, in order.
    pub headers: Vec<(String, String)>,
    /// The body, decompressed, as text.
    pub body: String,
    /// How long it took, from the request's first byte to its own last.
    pub took: Duration,
    /// Whether other answers may come over the same connection meanwhile (HTTP/2).
    pub multiplexed: bool,
}

impl Response {
    /// The first header of this name (given in lower case).
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether the status says that it worked.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.http_status)
    }

    /// The server's own clock when it answered (`Date`).
    pub fn date(&self) -> Option<Timestamp> {
        parse_http_date(self.header("date")?)
    }

    /// What it says of the rate limit.
    pub fn rate_limit(&self) -> RateLimit {
        let number = |name| self.header(name).and_then(|text| text.trim().parse::<i64>().ok());
        RateLimit {
            remaining: number("ratelimit-remaining").and_then(|left| u64::try_from(left).ok()),
            reset: number("ratelimit-reset").and_then(|second| Timestamp::from_second(second).ok()),
        }
    }

    /// The pause that it asks for: `Retry-After`, in seconds or as a date; for a
    /// 429 without one, until the rate limit lifts.
    ///
    /// `now` stands in where the answer has no `Date`.
    pub fn retry_after(&self, now: Timestamp) -> Option<Duration> {
        let now = self.date().unwrap_or(now);
        let asked = self.header("retry-after").map(str::trim).and_then(|text| match text.parse() {
            Ok(seconds) => Some(Duration::from_secs(seconds).min(LONGEST_PAUSE)),
            Err(_) => Duration::try_from(parse_http_date(text)?.duration_since(now))
                .or(Ok::<_, ()>(Duration::ZERO))
                .ok(),
        });
        match self.http_status {
            429 => asked.or_else(|| self.rate_limit().resets_in(now)),
            _ => asked,
        }
    }

    /// What the API says went wrong, as far as the body is its error object.
    pub fn api_error(&self) -> ApiError {
        let body: serde_json::Value = serde_json::from_str(&self.body).unwrap_or_default();
        let text = |key: &str| body.get(key).and_then(|value| value.as_str()).map(str::to_owned);
        let mut error = ApiError { id: text("id"), message: text("message"), request_id: text("request_id") };
        if error.request_id.is_none() {
            error.request_id = self.header("x-request-id").map(str::to_owned);
        }
        error
    }
}

/// A pause that is asked for is cut to this, so that sums stay far from overflow.
const LONGEST_PAUSE: Duration = Duration::from_hours(365 * 24);

/// An HTTP date, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
fn parse_http_date(text: &str) -> Option<Timestamp> {
    rfc2822::DateTimeParser::new().parse_timestamp(text.trim()).ok()
}

/// The API's error object (openapi `error`); every field may be missing here,
/// since proxies answer too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ApiError {
    /// A short identifier, such as `not_found`.
    pub id: Option<String>,
    /// What went wrong, in words.
    pub message: Option<String>,
    /// What the provider's support asks for.
    pub request_id: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(http_status: u16, headers: &[(&str, &str)], body: &str) -> Response {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Response { http_status, headers: headers.collect(), body: body.to_owned(), ..Response::default() }
    }

    fn pause(http_status: u16, headers: &[(&str, &str)]) -> Option<u64> {
        let now = Timestamp::from_second(784_111_777).unwrap();
        answer(http_status, headers, "").retry_after(now).map(|pause| pause.as_secs())
    }

    #[test]
    fn a_pause_is_asked_for_in_seconds_or_as_a_date() {
        assert_eq!(pause(429, &[("retry-after", "7")]), Some(7));
        assert_eq!(pause(503, &[("retry-after", "Sun, 06 Nov 1994 08:49:47 GMT")]), Some(10));
        assert_eq!(pause(503, &[("retry-after", "Sun, 06 Nov 1994 08:00:00 GMT")]), Some(0));
        assert_eq!(pause(503, &[("retry-after", "soon")]), None);
        assert_eq!(pause(503, &[]), None);
    }

    #[test]
    fn the_servers_clock_counts_and_not_ours() {
        let headers =
            [("retry-after", "Sun, 06 Nov 1994 08:49:47 GMT"), ("date", "Sun, 06 Nov 1994 08:49:45 GMT")];
        assert_eq!(pause(503, &headers), Some(2));
    }

    #[test]
    fn a_429_without_retry_after_lasts_until_the_limit_lifts() {
        assert_eq!(pause(429, &[("ratelimit-reset", "784111807")]), Some(30));
        assert_eq!(pause(429, &[("ratelimit-reset", "garbage")]), None);
        assert_eq!(pause(503, &[("ratelimit-reset", "784111807")]), None);
    }

    #[test]
    fn an_error_object_is_read_and_anything_else_is_none() {
        let error = answer(404, &[], r#"{"id":"not_found","message":"gone","request_id":"r-1"}"#).api_error();
        assert_eq!(error.id.as_deref(), Some("not_found"));
        assert_eq!(error.request_id.as_deref(), Some("r-1"));
        for body in ["", "<html>", "[]", "null", r#"{"id":5}"#] {
            assert_eq!(answer(502, &[], body).api_error(), ApiError::default(), "{body}");
        }
        let header = answer(500, &[("x-request-id", "r-2")], "").api_error();
        assert_eq!(header.request_id.as_deref(), Some("r-2"));
    }
}
