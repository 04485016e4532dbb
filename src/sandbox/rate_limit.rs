use jiff::{SignedDuration, Timestamp};

/// Requests per hour (openapi `headers.ratelimit-limit`, example).
const LIMIT: u32 = 5000;
const WINDOW: SignedDuration = SignedDuration::from_hours(1);

/// Counts requests for the rate-limit headers. It never limits a client: when a window is used up,
/// the next one starts at once, so that long test runs are not blocked. `--fail 429` simulates an
/// exceeded limit.
#[derive(Debug, Clone)]
pub(super) struct RateLimit {
    reset: Timestamp,
    remaining: u32,
}

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

    pub(super) fn count(&mut self, now: Timestamp) -> RateHeaders {
        if now >= self.reset || self.remaining <= 1 {
            *self = Self::new(now);
        }
        self.remaining -= 1;
        RateHeaders { limit: LIMIT, remaining: self.remaining, reset: self.reset.as_second() }
    }
}

impl RateHeaders {
    pub(super) fn exceeded_until(self, reset: Timestamp) -> Self {
        Self { remaining: 0, reset: reset.as_second(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_request_counts_down_until_the_window_ends_after_an_hour() {
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
    fn a_used_up_window_is_replaced_at_once() {
        let start: Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
        let mut limit = RateLimit::new(start);
        for _ in 0..3 * LIMIT {
            assert!(limit.count(start).remaining > 0);
        }
    }
}
