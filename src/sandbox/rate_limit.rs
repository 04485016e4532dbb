use jiff::{SignedDuration, Timestamp};

/// Requests an hour (openapi `headers.ratelimit-limit`, example).
const LIMIT: u32 = 5000;
const WINDOW: SignedDuration = SignedDuration::from_hours(1);

/// The count that the rate-limit headers show.
///
/// It never refuses anything: when a window is used up, the next one begins at
/// once, so that a long test run is not held up. `--fail 429` shows a refusal.
#[derive(Debug, Clone)]
pub(super) struct RateLimit {
    reset: Timestamp,
    remaining: u32,
}

/// What the three headers say, as of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RateHeaders {
    pub(super) limit: u32,
    pub(super) remaining: u32,
    /// Seconds since the Unix epoch.
    pub(super) reset: i64,
}

impl RateLimit {
    pub(super) fn new(now: Timestamp) -> Self {
        Self { reset: now.checked_add(WINDOW).unwrap_or(Timestamp::MAX), remaining: LIMIT }
    }

    /// Counts a request.
    pub(super) fn count(&mut self, now: Timestamp) -> RateHeaders {
        if now >= self.reset || self.remaining <= 1 {
            *self = Self::new(now);
        }
        self.remaining -= 1;
        RateHeaders { limit: LIMIT, remaining: self.remaining, reset: self.reset.as_second() }
    }
}

impl RateHeaders {
    /// Nothing left until then.
    pub(super) fn used_up(self, reset: Timestamp) -> Self {
        Self { remaining: 0, reset: reset.as_second(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_request_counts_down_and_an_hour_later_it_starts_again() {
        let start: Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
        let mut limit = RateLimit::new(start);
        assert_eq!(limit.count(start).remaining, 4999);
        let headers = limit.count(start);
        assert_eq!((headers.limit, headers.remaining), (5000, 4998));
        assert_eq!(headers.reset, start.as_second() + 3600);
        let later = start + WINDOW;
        assert_eq!(limit.count(later).remaining, 4999);
    }

    #[test]
    fn a_used_up_window_is_renewed() {
        let start: Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
        let mut limit = RateLimit::new(start);
        for _ in 0..3 * LIMIT {
            assert!(limit.count(start).remaining > 0);
        }
    }
}
