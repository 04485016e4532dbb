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

/// Whether two pages join without a gap, as far as the answers tell until now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Join {
    No,
    /// A request in flight may decide.
    Pending,
    Yes,
}

/// When each page was requested and received. Time is counted in requests and answers.
#[derive(Default)]
pub(super) struct Readings {
    now: u64,
    in_flight: Vec<(usize, u64)>,
    received: VecDeque<Reading>,
    /// Answers that came until then may be forgotten.
    forgotten_until: u64,
}

/// More answers than can have been in flight at the same time as any that still matter.
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

    /// Whether the list did not change, except at its beginning, between the readings of two
    /// neighbouring pages.
    ///
    /// Their totals are equal, and so is that of every answer that the server may have given
    /// between them; or pages, answers and totals have one order, as they have if nothing happens
    /// but new actions at the beginning. To ask for more would cost requests where nothing
    /// is wrong.
    ///
    /// So one thing remains unseen: an action above the two pages' border goes away and another one
    /// turns up below it, either with no answer between the two changes, or with answers that
    /// overtook one another and still look like a list that grew.
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
