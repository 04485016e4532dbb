use std::time::Duration;

/// The most pages in flight over HTTP/1.1, where each takes a connection.
const CONNECTIONS_MAX: usize = 16;

/// The most pages in flight over HTTP/2, where each is a stream.
const STREAMS_MAX: usize = 64;

/// The most pages in flight at all, those fetched ahead included.
pub(super) const IN_FLIGHT_MAX: usize = STREAMS_MAX + CONNECTIONS_MAX;

/// Enough to keep two processors busy where answers take no time.
const IN_FLIGHT_MIN: usize = 4;

/// About the time to process a page. As many pages as fit into the time of an answer
/// are worth having in flight; more would only lie in memory.
const PAGE_PROCESSING_TIME: Duration = Duration::from_millis(1);

/// What decides how many pages are in flight.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    pub(super) one_at_a_time: bool,
    /// The shortest time that an answer took: what exceeds it is pages waiting for each other.
    pub(super) latency: Duration,
    pub(super) multiplexed: bool,
    /// The fewest requests that the rate limit had left.
    pub(super) requests_left: Option<u64>,
    /// How many pages in a row brought nothing new.
    pub(super) useless_pages: usize,
}

impl Limits {
    /// How many pages to have in flight, before the rate limit.
    pub(super) fn in_flight(self) -> usize {
        if self.one_at_a_time {
            return 1;
        }
        let during_an_answer = self.latency.as_millis() / PAGE_PROCESSING_TIME.as_millis();
        let max = if self.multiplexed { STREAMS_MAX } else { CONNECTIONS_MAX };
        usize::try_from(during_an_answer).unwrap_or(usize::MAX).clamp(IN_FLIGHT_MIN, max)
    }

    /// How many pages to fetch beyond the missing ones: actions that keep moving to later
    /// pages are met there.
    pub(super) fn lookahead(self) -> usize {
        self.useless_pages.min(CONNECTIONS_MAX)
    }

    /// The most pages in flight now. With no requests left, one is sent all the same: its
    /// answer says how long to wait.
    pub(super) fn at_once(self) -> usize {
        let left = self.requests_left.map_or(usize::MAX, |left| usize::try_from(left).unwrap_or(usize::MAX));
        (self.in_flight() + self.lookahead()).min(left).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_an_answer_takes_the_more_pages_are_in_flight() {
        let in_flight = |micros, one_at_a_time, multiplexed| {
            let latency = Duration::from_micros(micros);
            Limits { one_at_a_time, latency, multiplexed, requests_left: None, useless_pages: 0 }.in_flight()
        };
        let connections = [0, 300, 5_000, 9_900, 16_000, 200_000, u64::MAX];
        assert_eq!(connections.map(|micros| in_flight(micros, false, false)), [4, 4, 5, 9, 16, 16, 16]);
        let streams = [0, 9_900, 50_000, u64::MAX].map(|micros| in_flight(micros, false, true));
        assert_eq!(streams, [4, 9, 50, 64]);
        assert_eq!(in_flight(200_000, true, true), 1);
    }
}
