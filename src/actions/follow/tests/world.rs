//! A server with small pages, and a sink that records what is followed.

use serde_json::value::RawValue;

use super::super::*;
use crate::system::testing::ManualClock;

pub(super) const PAGE: usize = 3;

pub(super) fn action(id: u64, status: &str) -> Action {
    let json = format!(r#"{{"id":{id},"status":"{status}"}}"#);
    Action::from_raw(&RawValue::from_string(json).unwrap()).unwrap()
}

pub(super) fn described(actions: &[Action]) -> Vec<(u64, String)> {
    let one = |action: &Action| (action.action_id().unwrap().number(), action.status().unwrap().to_string());
    actions.iter().map(one).collect()
}

/// What happens between two polls.
#[derive(Debug, Clone, Default)]
pub(super) struct Change {
    pub(super) appear: u64,
    pub(super) complete: Vec<usize>,
    pub(super) failure: Option<Failing>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Failing {
    /// Every request, which is asked to wait this many seconds.
    All(Option<u64>),
    /// Every page from this one on.
    From(usize),
    Forever,
}

/// A server where something happens before each poll.
pub(super) struct World {
    pub(super) statuses: Vec<&'static str>,
    pub(super) changes: std::vec::IntoIter<Change>,
    pub(super) polls: usize,
    pub(super) next_page: usize,
    /// What was read since the last reading from the beginning.
    pub(super) read: HashSet<Option<ActionId>>,
    pub(super) pages_read: Vec<usize>,
    /// The IDs of the actions that were asked for alone.
    pub(super) by_id: Vec<u64>,
    pub(super) min_interval: Duration,
}

impl World {
    pub(super) fn new(at_first: usize, changes: Vec<Change>) -> Self {
        Self {
            statuses: vec!["in-progress"; at_first],
            changes: changes.into_iter(),
            polls: 0,
            next_page: 1,
            read: HashSet::new(),
            pages_read: Vec::new(),
            by_id: Vec::new(),
            min_interval: Duration::ZERO,
        }
    }

    pub(super) fn page(&self, number: usize) -> Vec<Action> {
        let newest_first =
            self.statuses.iter().enumerate().rev().map(|(index, status)| action(index as u64 + 1, status));
        newest_first.skip((number - 1) * PAGE).take(PAGE).collect()
    }
}

impl ListSource for World {
    type Error = &'static str;

    fn read(&mut self, resume: bool) -> impl Iterator<Item = Result<Vec<Action>, PollError<&'static str>>> {
        self.polls += 1;
        let change = self.changes.next().unwrap_or_default();
        self.statuses.extend((0..change.appear).map(|_| "in-progress"));
        for index in change.complete {
            let index = index % self.statuses.len().max(1);
            if let Some(status) = self.statuses.get_mut(index) {
                *status = "completed";
            }
        }
        if !resume {
            (self.next_page, self.read) = (1, HashSet::new());
        }
        std::iter::from_fn(move || {
            let error = match change.failure {
                Some(Failing::Forever) => Some(PollError::Permanent("gone")),
                Some(Failing::All(pause)) => {
                    let retry_after = pause.map(Duration::from_secs);
                    Some(PollError::Transient { error: "busy", retry_after })
                }
                Some(Failing::From(number)) if self.next_page >= number => {
                    Some(PollError::Transient { error: "interrupted", retry_after: None })
                }
                Some(Failing::From(_)) | None => None,
            };
            if let Some(error) = error {
                return Some(Err(error));
            }
            let mut page = self.page(self.next_page);
            if page.is_empty() {
                return None;
            }
            self.pages_read.push(self.next_page);
            self.next_page += 1;
            page.retain(|action| self.read.insert(action.action_id()));
            Some(Ok(page))
        })
    }

    fn get(&mut self, id: ActionId) -> Result<Action, PollError<&'static str>> {
        self.by_id.push(id.number());
        let index = usize::try_from(id.number()).unwrap() - 1;
        Ok(action(id.number(), self.statuses[index]))
    }

    fn min_interval(&self) -> Duration {
        self.min_interval
    }
}

/// Records everything, and fails once it has this many events.
#[derive(Default)]
pub(super) struct RecordingSink {
    pub(super) events: Vec<(u64, String)>,
    pub(super) notes: Vec<String>,
    pub(super) max: Option<usize>,
}

impl EventSink for RecordingSink {
    type Error = &'static str;

    fn push(&mut self, actions: &[Action]) -> Result<(), &'static str> {
        self.events.extend(described(actions));
        if self.max.is_some_and(|max| self.events.len() >= max) { Err("closed") } else { Ok(()) }
    }

    fn note(&mut self, note: &str) {
        self.notes.push(note.to_owned());
    }
}

/// A follower that has read this many pages.
pub(super) fn follower(world: &World, query: ActionQuery, pages: usize) -> Follower {
    let mut follower = Follower::new(query, Schedule::Adaptive);
    for number in 1..=pages {
        follower.begin_with(&world.page(number), Duration::ZERO);
    }
    if pages * PAGE >= world.statuses.len() {
        follower.set_complete();
    }
    follower
}

pub(super) fn quiet(polls: usize) -> Vec<Change> {
    vec![Change::default(); polls]
}

pub(super) fn fails_forever() -> Change {
    Change { failure: Some(Failing::Forever), ..Change::default() }
}

/// Follows until the world fails forever.
pub(super) fn follow(follower: Follower, world: &mut World) -> (RecordingSink, ManualClock) {
    let (mut sink, clock) = (RecordingSink::default(), ManualClock::default());
    assert_eq!(follower.follow(world, &mut sink, &clock), FollowError::List("gone"));
    (sink, clock)
}
