use std::time::Duration;

use crate::api::page::Page;

/// The most pages in flight over HTTP/1.1, where each takes a connection. After the first
/// page of 10,000 actions, two rounds remain.
const CONNECTIONS_MAX: usize = 25;

/// The most pages in flight over HTTP/2, where each is a stream.
const STREAMS_MAX: usize = 64;

/// The most pages that are read ahead.
pub(super) const PAGES_AHEAD_MAX: usize = 2 * STREAMS_MAX;

/// Keeps two processors busy if responses take no time.
const IN_FLIGHT_MIN: usize = 4;

/// About the time to process a page. It pays to have as many pages in flight as can be processed during one
/// response; more would only wait in memory.
const PAGE_PROCESSING_TIME: Duration = Duration::from_millis(1);

/// The longest [`Limits::confirmation_timeout`]. A server that is fast enough for few pages in flight
/// responds sooner.
const CONFIRMATION_TIMEOUT_MAX: Duration = Duration::from_millis(20);

/// What decides how many pages are in flight.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    pub(super) one_at_a_time: bool,
    /// The shortest time that a response took. Longer times include waiting for other pages.
    latency: Duration,
    /// Whether a second response, or its absence within the timeout, has confirmed the latency of the first.
    is_latency_confirmed: bool,
    multiplexed: bool,
    /// The fewest requests that the rate limit had left.
    requests_left: Option<u64>,
    /// The most pages in flight while a list changes. Grows with each page that is joined, so that a list
    /// that changes all the time is read page by page.
    window: usize,
}

impl Limits {
    pub(super) fn new(one_at_a_time: bool) -> Self {
        Self {
            one_at_a_time,
            latency: Duration::MAX,
            is_latency_confirmed: false,
            multiplexed: false,
            requests_left: None,
            window: usize::MAX,
        }
    }

    pub(super) fn observe<T>(&mut self, page: &Page<T>) {
        self.is_latency_confirmed |= self.latency < Duration::MAX;
        self.latency = self.latency.min(page.took);
        self.multiplexed |= page.multiplexed;
        self.requests_left = self.requests_left.into_iter().chain(page.requests_left).min();
    }

    /// How long to wait for a second response before more than a few pages are in flight.
    ///
    /// The first response may take long only because of the connection or a cold cache, and each additional
    /// connection and thread keeps its memory to the end. An eighth of the time of the first response is
    /// short compared with the whole list.
    pub(super) fn confirmation_timeout(self) -> Option<Duration> {
        let has_one_answer = self.latency < Duration::MAX && !self.is_latency_confirmed;
        has_one_answer.then(|| CONFIRMATION_TIMEOUT_MAX.min(self.latency / 8))
    }

    /// No second response came within the timeout: the server is as slow as the first one suggests.
    pub(super) fn confirm_latency(&mut self) {
        self.is_latency_confirmed = true;
    }

    /// Two pages did not join although one of them was read again.
    pub(super) fn reset_window(&mut self) {
        self.window = 1;
    }

    pub(super) fn widen_window(&mut self) {
        self.window = self.window.saturating_add(1);
    }

    /// How many pages to have in flight, if the rate limit allows it.
    fn in_flight(self) -> usize {
        if self.one_at_a_time {
            return 1;
        }
        let during_an_answer = self.latency.as_millis() / PAGE_PROCESSING_TIME.as_millis();
        let max = match (self.is_latency_confirmed, self.multiplexed) {
            (false, _) => IN_FLIGHT_MIN,
            (true, true) => STREAMS_MAX,
            (true, false) => CONNECTIONS_MAX,
        };
        let worth_having = usize::try_from(during_an_answer).unwrap_or(usize::MAX).clamp(IN_FLIGHT_MIN, max);
        worth_having.min(self.window)
    }

    /// How many pages to read ahead. A page is joined only once all pages that were in flight with it have
    /// arrived. What waits for a slow page has to fit into memory, and is read again if the list
    /// has changed by then.
    pub(super) fn pages_ahead(self) -> usize {
        2 * self.in_flight()
    }

    /// The most pages in flight now. With no requests left, one is sent anyway: its
    /// response says how long to wait.
    pub(super) fn at_once(self) -> usize {
        let left = self.requests_left.map_or(usize::MAX, |left| usize::try_from(left).unwrap_or(usize::MAX));
        self.in_flight().min(left).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::paginate::tests::page;

    #[test]
    fn the_longer_an_answer_takes_the_more_pages_are_in_flight() {
        let in_flight = |micros, one_at_a_time, multiplexed| {
            let latency = Duration::from_micros(micros);
            Limits { latency, multiplexed, is_latency_confirmed: true, ..Limits::new(one_at_a_time) }
                .in_flight()
        };
        let connections = [0, 300, 5_000, 9_900, 25_000, 200_000, u64::MAX];
        assert_eq!(connections.map(|micros| in_flight(micros, false, false)), [4, 4, 5, 9, 25, 25, 25]);
        let streams = [0, 9_900, 50_000, u64::MAX].map(|micros| in_flight(micros, false, true));
        assert_eq!(streams, [4, 9, 50, 64]);
        assert_eq!(in_flight(200_000, true, true), 1);
    }

    #[test]
    fn more_than_a_few_pages_are_in_flight_once_the_first_answer_was_not_slow_by_chance() {
        let after = |answers: &[u64]| {
            let mut limits = Limits::new(false);
            for millis in answers {
                limits.observe(&Page { took: Duration::from_millis(*millis), ..page([], None, false) });
            }
            limits
        };
        assert_eq!(after(&[]).confirmation_timeout(), None);
        assert_eq!(after(&[1_000]).confirmation_timeout(), Some(CONFIRMATION_TIMEOUT_MAX));
        let mut slow = after(&[80]);
        assert_eq!((slow.in_flight(), slow.confirmation_timeout()), (4, Some(Duration::from_millis(10))));
        slow.confirm_latency();
        assert_eq!((slow.in_flight(), slow.confirmation_timeout()), (25, None));
        let confirmed = [after(&[80, 70]), after(&[80, 1]), after(&[1, 80])];
        assert_eq!(
            confirmed.map(|limits| (limits.in_flight(), limits.confirmation_timeout())),
            [(25, None), (4, None), (4, None)]
        );
    }
}
