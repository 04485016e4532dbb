//! A whole wait on a manual clock: the cost of the loop without its requests.

use std::sync::Mutex;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion};
use doact::actions::wait::{OnResult, Poller, Schedule, StopCondition, Waiter};
use doact::model::{Action, ActionId};
use doact::system::{Clock, Deadline};
use doact::terminal::progress::{NoProgress, Target};
use jiff::Timestamp;
use serde_json::value::RawValue;

/// How long the actions take.
const DURATION: Duration = Duration::from_secs(600);

/// A clock that only sleeping moves.
#[derive(Default)]
struct JumpingClock(Mutex<Duration>);

impl Clock for JumpingClock {
    fn elapsed(&self) -> Duration {
        *self.0.lock().expect("no thread panics")
    }

    fn wall(&self) -> Timestamp {
        Timestamp::UNIX_EPOCH + self.elapsed()
    }

    fn sleep(&self, pause: Duration) {
        *self.0.lock().expect("no thread panics") += pause;
    }
}

/// Actions that all end at the same time.
struct Server<'a> {
    clock: &'a JumpingClock,
    before: &'a Action,
    after: &'a Action,
}

impl Poller for Server<'_> {
    type Error = String;

    fn poll(&mut self, ids: &[ActionId], on_result: &mut OnResult<'_, Self>) {
        let action = if self.clock.elapsed() < DURATION { self.before } else { self.after };
        for id in ids {
            on_result(self, (*id, Ok(action.clone())));
        }
    }

    fn min_interval(&self) -> Duration {
        Duration::ZERO
    }
}

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("schedule");
    let (before, after) = (action("in-progress"), action("completed"));
    for count in [1, 15, 100_u64] {
        let targets: Vec<_> = (1..=count)
            .filter_map(|id| Some(Target { id: ActionId::new(id)?, label: None, last: None }))
            .collect();
        group.bench_function(BenchmarkId::new("ten minutes' wait", count), |bencher| {
            bencher.iter(|| {
                let clock = JumpingClock::default();
                let waiter = Waiter {
                    clock: &clock,
                    schedule: Schedule::Adaptive,
                    deadline: Deadline::NEVER,
                    just_started: false,
                    stop_condition: StopCondition::All,
                };
                let mut server = Server { clock: &clock, before: &before, after: &after };
                waiter.wait(targets.clone(), &mut server, &mut NoProgress)
            });
        });
    }
    group.finish();
}

/// Without an ID, the action counts as the one that was requested.
fn action(status: &str) -> Action {
    let json = format!(r#"{{"status":"{status}","type":"attach_volume"}}"#);
    let raw = RawValue::from_string(json).expect("this is JSON");
    Action::from_raw(&raw).expect("this is an action")
}
