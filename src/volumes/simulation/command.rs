//! The change as a command makes it: with what is read first, the detach of a move, and the wait.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::case::{Case, CommandCase};
use super::scene::Scene;
use super::world::{Fault, World, is_same};
use crate::config::{KillHandle, Options, Settings, Source, StdioMode};
use crate::error::StepState;
use crate::http::Transport;
use crate::model::{ActionId, Status, TimeLimit};
use crate::output::ColumnSet;
use crate::sandbox::state::Change;
use crate::session::{Budget, InFlight, Session};
use crate::system::testing::ManualClock;
use crate::system::{Clock, Environment, TempFolder};
use crate::terminal::capabilities::ProgressMode;
use crate::terminal::{Input, OutputStream, Printer, PrinterOptions};
use crate::volumes::plan::Plan;
use crate::volumes::{ChangeOptions, VolumeChange};

fn session(case: &Case, clock: Arc<ManualClock>) -> Session {
    let options = Options {
        timeout: case.timeout.map(TimeLimit::from_secs),
        http_retry_max: Some(case.max_retries),
        ..Options::default()
    };
    let environment = Environment::default();
    let loaded = Settings::load_without_file(options, &environment).unwrap();
    let nowhere = || OutputStream { is_terminal: false, writer: Box::new(io::sink()) };
    Session {
        settings: loaded.settings,
        config: None,
        environment,
        printer: Arc::new(Printer::new(nowhere(), nowhere(), PrinterOptions::default())),
        clock,
        in_flight: Arc::new(InFlight::default()),
        token_command: KillHandle::new(StdioMode::Interactive),
        temp_folder: TempFolder::default(),
        progress: ProgressMode::None,
        log_detail: None,
        columns: None,
        header: true,
        jq: None,
        stdin: Mutex::new(Input { is_terminal: false, reader: Box::new(io::empty()) }),
        executable: None,
    }
}

/// What a command says about the change is true.
///
/// # Panics
///
/// If it is not.
pub(super) fn assert_lawful(case: &Case, command: CommandCase) {
    let Scene { clock, world, change, before } = Scene::new(case);
    let session = session(case, clock.clone());
    let budget = if command.waits { Budget::Timeout } else { Budget::Retries };
    let transport: Arc<dyn Transport> = Arc::<World>::clone(&world);
    let deadline = session.deadline(budget);
    let api = session.api_over(transport, Source::Default, budget, deadline);
    let CommandCase { if_needed, moves, waits, .. } = command;
    let options = ChangeOptions { wait: waits, budget, if_needed, keep_going: false, moves };
    let plan = Plan { options, columns: ColumnSet::default(), session: &session, api };
    let result = plan.run(std::slice::from_ref(&change));
    let step = session.in_flight.steps().remove(0);

    clock.sleep(Duration::from_hours(1));
    let mut inner = world.inner.lock().unwrap();
    assert_eq!(inner.sent_twice, None, "started {:?}", inner.started);
    let is_asked_for = |made: &Change| {
        let is_detach = matches!(made, Change::Detach { .. });
        is_same(&change, made) || moves && is_detach && matches!(change, VolumeChange::Attach { .. })
    };
    for (index, (made, _)) in inner.started.iter().enumerate() {
        assert!(is_asked_for(made), "{made:?}");
        assert!(inner.started[..index].iter().all(|(earlier, _)| earlier != made), "{:?}", inner.started);
    }
    // A list that lags may hide them.
    let were_read = (if_needed || moves) && !case.faults.contains(&Fault::Lagging);
    let older: Vec<_> =
        before.iter().filter(|(_, is_same)| *is_same && !were_read).map(|(id, _)| *id).collect();
    let foreign: Vec<_> = inner.foreign.iter().map(|(_, id)| *id).collect();
    let (ours, equal, now) = (inner.started(), inner.equal(), world.server_now(&inner));
    let all: Vec<_> = inner.started.iter().map(|(_, id)| *id).collect();
    let (was_unneeded, is_unseen) = (inner.was_unneeded, inner.reads == 0);
    let mut status = |id: ActionId| inner.state.action(id, now).unwrap().status.clone();
    match step.state {
        StepState::Done => {
            let id = step.action_id.unwrap();
            assert!(
                [&*ours, &equal, &older].concat().contains(&id),
                "{id} of {ours:?}, {equal:?}, {older:?}"
            );
            assert_eq!(status(id), Status::Completed);
            assert!(result.is_ok());
        }
        StepState::InProgress => {
            let id = step.action_id.unwrap();
            assert!(
                [&*all, &foreign, &older].concat().contains(&id),
                "{id} of {all:?}, {foreign:?}, {older:?}"
            );
            assert!(result.is_err() || !waits);
        }
        StepState::Failed => {
            // Where a proxy refuses every read as it refused the change, nothing shows whether it lies.
            assert!(is_unseen || ours.iter().all(|id| status(*id) == Status::Errored), "{ours:?}");
            assert!(result.is_err());
        }
        StepState::NotTried => assert!(ours.is_empty() && result.is_err(), "{ours:?}"),
        StepState::Unchanged => assert!(was_unneeded && result.is_ok()),
        StepState::Unknown => assert!(result.is_err()),
    }
}
