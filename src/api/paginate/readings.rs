use std::collections::VecDeque;

/// When a page was read, and how long the list was then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) number: usize,
    pub(super) total: Option<u64>,
    /// The server read the list at an unknown time between these two.
    pub(super) sent: u64,
    received: u64,
}

/// Whether two pages can be joined without a gap, as far as the responses so far tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Join {
    No,
    /// A request in flight may decide.
    Pending,
    Yes,
}

/// When each page was requested and received. The clock counts requests and responses.
#[derive(Default)]
pub(super) struct Readings {
    now: u64,
    in_flight: Vec<(usize, u64)>,
    received: VecDeque<Reading>,
    /// Responses that came until then may have been forgotten.
    forgotten_until: u64,
}

/// More responses than can have been in flight together with any that still matters.
const REMEMBERED_MAX: usize = 512;

impl Readings {
    pub(super) fn send(&mut self, number: usize) {
        self.now += 1;
        self.in_flight.push((number, self.now));
    }

    pub(super) fn fail(&mut self, number: usize) {
        self.in_flight.retain(|sent| sent.0 != number);
    }

    pub(super) fn receive(&mut self, number: usize, total: Option<u64>) -> Reading {
        self.now += 1;
        let sent = self.in_flight.iter().find(|sent| sent.0 == number).map_or(self.now, |sent| sent.1);
        self.fail(number);
        let reading = Reading { number, total, sent, received: self.now };
        self.received.push_back(reading);
        if self.received.len() > REMEMBERED_MAX {
            self.forgotten_until = self.received.pop_front().map_or(0, |oldest| oldest.received);
        }
        reading
    }

    pub(super) fn in_flight(&self) -> usize {
        self.in_flight.len()
    }

    pub(super) fn is_in_flight(&self, number: usize) -> bool {
        self.in_flight.iter().any(|sent| sent.0 == number)
    }

    /// Whether two neighbouring pages show the same state of the list, except for new items at its beginning.
    ///
    /// This holds if their totals are equal, and so is the total of every response that the server may have
    /// sent between them; or if pages, responses and totals are in the same order, as they are when only new
    /// actions appear at the beginning. A stricter rule would cost requests for lists that are not changing.
    ///
    /// One case is not noticed: an action above the border of the two pages disappears and another one turns
    /// up below it, either with no response between the two changes, or with responses that overtook one
    /// another and still look like a growing list.
    pub(super) fn are_of_one_list(&self, left: &Reading, right: &Reading) -> Join {
        let (from, until) = (left.sent.min(right.sent), left.received.max(right.received));
        let start = self.received.partition_point(|other| other.received <= from);
        let between = || self.received.range(start..).filter(|other| other.sent < until);
        let is_steady = || between().all(|other| other.total == left.total);
        let is_in_order =
            || between().is_sorted_by(|one, next| one.number < next.number && one.total <= next.total);
        if left.total != right.total || from < self.forgotten_until || !(is_steady() || is_in_order()) {
            Join::No
        } else if self.in_flight.iter().any(|sent| sent.1 < until) {
            Join::Pending
        } else {
            Join::Yes
        }
    }
}
