//! A server with small pages, and somebody who follows it.

use serde_json::value::RawValue;

use super::super::*;
use crate::api::{Page, stream_pages};
use crate::system::testing::ManualClock;

pub(super) const PAGE: usize = 3;

pub(super) fn action(id: u64, status: &str) -> Action {
    let json = format!(r#"{{"id":{id},"status":"{status}"}}"#);
    Action::from_raw(&RawValue::from_string(json).unwrap()).unwrap()
}

pub(super) fn told(actions: &[Action]) -> Vec<(u64, String)> {
    let one = |action: &Action| (action.action_id().unwrap().number(), action.status().unwrap().to_string());
    actions.iter().map(one).collect()
}

/// What happens between two looks.
#[derive(Debug, Clone, Default)]
pub(super) struct Turn {
    pub(super) appear: u64,
    pub(super) complete: Vec<usize>,
    pub(super) failure: Option<Failing>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Failing {
    /// Every request.
    All(Option<u64>),
    /// Every page but the first.
    Below,
    /// For good.
    Ever,
}

/// A server with small pages, where something happens before each look.
pub(super) struct World {
    pub(super) statuses: Vec<&'static str>,
    pub(super) turns: std::vec::IntoIter<Turn>,
    pub(super) now: Turn,
    pub(super) looks: usize,
    pub(super) asked: Vec<u64>,
    pub(super) min_interval: Duration,
}

impl World {
    pub(super) fn new(at_first: usize, turns: Vec<Turn>) -> Self {
        let turns = turns.into_iter();
        let (now, min_interval) = (Turn::default(), Duration::ZERO);
        Self {
            statuses: vec!["in-progress"; at_first],
            turns,
            now,
            looks: 0,
            asked: Vec::new(),
            min_interval,
        }
    }

    pub(super) fn fetch(&self, number: usize) -> Page<Action> {
        let total = self.statuses.len();
        let newest_first = (0..total).rev().map(|index| action(index as u64 + 1, self.statuses[index]));
        let items = newest_first.skip((number - 1) * PAGE).take(PAGE).collect();
        Page {
            items,
            total: Some(total as u64),
            has_next: number * PAGE < total,
            took: Duration::ZERO,
            multiplexed: false,
            requests_left: None,
        }
    }
}

impl ListSource for World {
    type Error = &'static str;

    fn newest(&mut self, take: &mut TakePiece<'_>) -> Result<(), PollError<&'static str>> {
        self.looks += 1;
        self.now = self.turns.next().unwrap_or_default();
        self.statuses.extend((0..self.now.appear).map(|_| "in-progress"));
        for index in &self.now.complete {
            let index = index % self.statuses.len().max(1);
            if let Some(status) = self.statuses.get_mut(index) {
                *status = "completed";
            }
        }
        let failure = self.now.failure;
        match failure {
            Some(Failing::Ever) => return Err(PollError::Permanent("gone")),
            Some(Failing::All(pause)) => {
                return Err(PollError::Transient {
                    error: "busy",
                    retry_after: pause.map(Duration::from_secs),
                });
            }
            Some(Failing::Below) | None => {}
        }
        let read = stream_pages(
            &|number| {
                if number > 1 && failure == Some(Failing::Below) {
                    return Err(crate::http::HttpError {
                        request: Box::new(crate::http::Request::get("/v2/actions", "actions:read")),
                        kind: crate::http::HttpErrorKind::OutOfTime(None),
                        sent_at: Duration::ZERO,
                    });
                }
                Ok(self.fetch(number))
            },
            true,
            take,
        );
        read.map(drop).map_err(|_| PollError::Transient { error: "broke off", retry_after: None })
    }

    fn one(&mut self, id: ActionId) -> Result<Action, PollError<&'static str>> {
        self.asked.push(id.number());
        let index = usize::try_from(id.number()).unwrap() - 1;
        Ok(action(id.number(), self.statuses[index]))
    }

    fn min_interval(&self) -> Duration {
        self.min_interval
    }
}

/// Somebody who stops reading when this much was told, or at the end of policy.
#[derive(Default)]
pub(super) struct Listener {
    pub(super) told: Vec<(u64, String)>,
    pub(super) notes: Vec<String>,
    pub(super) enough: Option<usize>,
}

impl EventSink for Listener {
    fn news(&mut self, actions: &[Action]) -> ControlFlow<()> {
        self.told.extend(told(actions));
        match self.enough {
            Some(enough) if self.told.len() >= enough => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }

    fn note(&mut self, words: &str) {
        self.notes.push(words.to_owned());
    }
}

pub(super) fn following(world: &World, filter: Filter, pages: usize) -> Follower {
    let mut follower = Follower::new(filter);
    for number in 1..=pages {
        follower.begin_with(&world.fetch(number).items, Duration::ZERO);
    }
    if pages * PAGE >= world.statuses.len() {
        follower.reach_the_end();
    }
    follower
}

pub(super) fn quiet(count: usize) -> Vec<Turn> {
    vec![Turn::default(); count]
}

pub(super) fn ends() -> Turn {
    Turn { failure: Some(Failing::Ever), ..Turn::default() }
}

/// Follows until the world ends.
pub(super) fn follow(follower: Follower, world: &mut World) -> (Listener, ManualClock) {
    let (mut listener, clock) = (Listener::default(), ManualClock::default());
    assert_eq!(follower.follow(world, &mut listener, &clock), Err("gone"));
    (listener, clock)
}
