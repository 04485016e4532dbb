//! Decides whether a failed request is sent again.

use std::time::Duration;

use super::{HttpErrorKind, Method};
use crate::system::MAX_RETRY_AFTER;

/// What [`decide`] needs to know besides the failure.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attempt {
    /// How often the request has been sent again.
    pub retries: u32,
    /// How often it may be (`--http-retry-max`).
    pub max_retries: u32,
    /// Retry a Droplet's pending event as long as time is left.
    pub pending_event_until_deadline: bool,
    /// The time until the deadline; none without a deadline.
    pub left: Option<Duration>,
    /// A random number from 0 to 1.
    pub jitter: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Send it again after this pause.
    Retry(Duration),
    Stop,
    /// It would be sent again, but the deadline comes first.
    DeadlineExceeded,
}

const FIRST_BACKOFF: Duration = Duration::from_millis(500);
const LONGEST_BACKOFF: Duration = Duration::from_secs(20);
/// Shorter than the others, because a pending event ends within seconds.
const LONGEST_PENDING_BACKOFF: Duration = Duration::from_secs(3);

/// With these two, five retries take at least a minute.
const FIRST_MINUTE_LIMIT_BACKOFF: Duration = Duration::from_secs(1);
const LONGEST_MINUTE_LIMIT_BACKOFF: Duration = Duration::from_secs(60);

/// Decides what follows a failed attempt.
///
/// A change is sent again only if the server certainly did nothing: it was never
/// sent, or was refused with a 429 or for a pending event. A read is sent again
/// after every transient failure.
pub(crate) fn decide(method: Method, failure: &HttpErrorKind, attempt: &Attempt) -> Decision {
    if failure.is_pending_event() {
        return after_pending_event(attempt);
    }
    let nothing_happened = match failure {
        HttpErrorKind::NotSent(_) => true,
        HttpErrorKind::Refused(response) => response.http_status == 429,
        HttpErrorKind::Unanswered(_) | HttpErrorKind::Unreadable { .. } => false,
        HttpErrorKind::DeadlineExceeded(_) => return Decision::DeadlineExceeded,
    };
    let may_repeat = failure.is_transient() && (nothing_happened || method == Method::Get);
    if !may_repeat || attempt.retries >= attempt.max_retries {
        return Decision::Stop;
    }
    match failure.retry_after() {
        Some(pause) if pause > attempt.left.unwrap_or(MAX_RETRY_AFTER) => Decision::Stop,
        Some(pause) => before_deadline(pause, attempt),
        None if failure.is_minute_limit() => {
            before_deadline(minute_limit_backoff(attempt.retries, attempt.jitter), attempt)
        }
        None => before_deadline(backoff(attempt, LONGEST_BACKOFF), attempt),
    }
}

/// The pause after the limit per minute was exceeded; `jitter` is a number from 0 to 1.
pub(crate) fn minute_limit_backoff(retries: u32, jitter: f64) -> Duration {
    let grown = FIRST_MINUTE_LIMIT_BACKOFF.saturating_mul(4_u32.saturating_pow(retries));
    grown.min(LONGEST_MINUTE_LIMIT_BACKOFF).mul_f64(0.5 + jitter.clamp(0.0, 1.0) / 2.0)
}

fn after_pending_event(attempt: &Attempt) -> Decision {
    if attempt.pending_event_until_deadline || attempt.retries < attempt.max_retries {
        before_deadline(backoff(attempt, LONGEST_PENDING_BACKOFF), attempt)
    } else {
        Decision::Stop
    }
}

/// Exponential backoff with full jitter.
fn backoff(attempt: &Attempt, longest: Duration) -> Duration {
    let doubled = FIRST_BACKOFF.saturating_mul(2_u32.saturating_pow(attempt.retries));
    doubled.min(longest).mul_f64(attempt.jitter.clamp(0.0, 1.0))
}

fn before_deadline(pause: Duration, attempt: &Attempt) -> Decision {
    match attempt.left {
        Some(left) if pause >= left => Decision::DeadlineExceeded,
        _ => Decision::Retry(pause),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::http::{ApiError, ConnectionError, DecodeError, ErrorResponse};

    const FIRST: Attempt =
        Attempt { retries: 0, max_retries: 5, pending_event_until_deadline: false, left: None, jitter: 1.0 };

    fn refused(http_status: u16, message: &str, retry_after: Option<u64>) -> HttpErrorKind {
        let api = ApiError { message: Some(message.to_owned()), ..ApiError::default() };
        let retry_after = retry_after.map(Duration::from_secs);
        HttpErrorKind::Refused(Box::new(ErrorResponse {
            http_status,
            api,
            body: String::new(),
            location: None,
            retry_after,
            is_minute_limit: false,
        }))
    }

    fn minute_limit() -> HttpErrorKind {
        let HttpErrorKind::Refused(refusal) = status(429) else { unreachable!() };
        HttpErrorKind::Refused(Box::new(ErrorResponse { is_minute_limit: true, ..*refusal }))
    }

    fn status(http_status: u16) -> HttpErrorKind {
        refused(http_status, "", None)
    }

    fn pending_event() -> HttpErrorKind {
        refused(422, "Droplet already has a pending event.", None)
    }

    fn not_sent() -> HttpErrorKind {
        HttpErrorKind::NotSent(ConnectionError("refused".to_owned()))
    }

    fn unanswered() -> HttpErrorKind {
        HttpErrorKind::Unanswered(ConnectionError("reset".to_owned()))
    }

    fn unreadable() -> HttpErrorKind {
        HttpErrorKind::Unreadable { http_status: 200, cause: DecodeError::Empty }
    }

    #[test]
    fn a_read_is_retried_after_every_transient_failure() {
        for failure in [not_sent(), unanswered(), unreadable(), status(500), status(503), status(429)] {
            assert!(matches!(decide(Method::Get, &failure, &FIRST), Decision::Retry(_)), "{failure:?}");
        }
        for http_status in [400, 401, 403, 404, 409, 412, 422] {
            assert_eq!(decide(Method::Get, &status(http_status), &FIRST), Decision::Stop, "{http_status}");
        }
    }

    #[test]
    fn a_change_is_retried_only_if_the_server_did_nothing() {
        for failure in [not_sent(), status(429), pending_event()] {
            assert!(matches!(decide(Method::Post, &failure, &FIRST), Decision::Retry(_)), "{failure:?}");
        }
        let other_422 = refused(422, "volume is already attached", None);
        for failure in [unanswered(), unreadable(), status(408), status(503), other_422] {
            assert_eq!(decide(Method::Post, &failure, &FIRST), Decision::Stop, "{failure:?}");
        }
    }

    #[test]
    fn the_number_of_retries_is_limited_except_for_a_pending_event_before_a_deadline() {
        let last = Attempt { retries: 5, ..FIRST };
        assert_eq!(decide(Method::Get, &not_sent(), &last), Decision::Stop);
        assert_eq!(decide(Method::Post, &pending_event(), &last), Decision::Stop);
        let until_deadline = Attempt { pending_event_until_deadline: true, ..last };
        assert!(matches!(decide(Method::Post, &pending_event(), &until_deadline), Decision::Retry(_)));
    }

    #[test]
    fn a_retry_after_is_kept_up_to_a_minute_or_the_deadline() {
        let decide = |seconds, left: Option<u64>| {
            let attempt = Attempt { left: left.map(Duration::from_secs), ..FIRST };
            decide(Method::Get, &refused(429, "", Some(seconds)), &attempt)
        };
        assert_eq!(decide(60, None), Decision::Retry(Duration::from_secs(60)));
        assert_eq!(decide(61, None), Decision::Stop);
        assert_eq!(decide(61, Some(900)), Decision::Retry(Duration::from_secs(61)));
        assert_eq!(decide(901, Some(900)), Decision::Stop);
        assert_eq!(decide(30, Some(10)), Decision::Stop);
    }

    #[test]
    fn five_retries_outlast_the_limit_per_minute() {
        let pauses = |jitter| (0..5).map(|retries| minute_limit_backoff(retries, jitter)).sum::<Duration>();
        assert!(pauses(0.0) >= Duration::from_secs(60) && pauses(1.0) <= Duration::from_secs(150));
    }

    proptest! {
        #[test]
        fn the_limit_per_minute_is_backed_off_from_up_to_a_minute(
            retries in 0_u32..100, jitter in 0.0..1.0_f64, is_read: bool, left in prop::option::of(0_u64..200),
        ) {
            let left = left.map(Duration::from_secs);
            let attempt = Attempt { retries, max_retries: 100, left, jitter, ..FIRST };
            let method = if is_read { Method::Get } else { Method::Post };
            match decide(method, &minute_limit(), &attempt) {
                Decision::Retry(pause) => {
                    prop_assert!(pause >= Duration::from_millis(500) && pause <= Duration::from_secs(60));
                    prop_assert!(left.is_none_or(|left| pause < left));
                    // Even the shortest of the next pauses is no shorter than this one, up to the longest.
                    let next = minute_limit_backoff(retries + 1, 0.0);
                    prop_assert!(next >= pause.min(LONGEST_MINUTE_LIMIT_BACKOFF / 2));
                }
                decision => prop_assert!(decision == Decision::DeadlineExceeded && left.is_some()),
            }
        }

        #[test]
        fn no_pause_reaches_the_deadline(
            retries in 0_u32..200, left in proptest::option::of(0_u64..4000),
            retry_after in proptest::option::of(0_u64..4000), jitter in 0.0..1.0_f64,
            http_status in 300_u16..600,
        ) {
            let left = left.map(Duration::from_secs);
            let attempt = Attempt { retries, max_retries: 100, left, jitter, ..FIRST };
            let failure = refused(http_status, "", retry_after);
            if let Decision::Retry(pause) = decide(Method::Get, &failure, &attempt) {
                prop_assert!(left.is_none_or(|left| pause < left));
                prop_assert!(left.is_some() || pause <= MAX_RETRY_AFTER);
            }
        }
    }
}
