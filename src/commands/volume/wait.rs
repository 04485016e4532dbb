use std::collections::HashSet;

use super::named_addresses;
use crate::actions::poller::ActionPoller;
use crate::actions::wait::StopCondition;
use crate::actions::{ActionQuery, ListReader, summarize_waits, wait_with_progress};
use crate::api::{ActionList, VolumeAddress};
use crate::cli::VolumeWaitArgs;
use crate::commands::{Verb, read_each};
use crate::config::Options;
use crate::error::{ExitCode, Failure, Failures};
use crate::http::Reporter as _;
use crate::model::{Action, ActionId, VolumeId};
use crate::output::{OneOrMany, Requested};
use crate::session::{Api, Budget, Session};
use crate::terminal::progress::Target;
use crate::volumes::resolve::resolve_id;

impl Verb for VolumeWaitArgs {
    type Row = Action;

    fn typed_settings(&self) -> Options {
        Options { region: self.named.region.clone(), ..self.wait.settings() }
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let addresses = named_addresses(&self.named, session)?;
        let api = session.api(Budget::Timeout)?;
        let running = running_actions(&addresses, &api, session)?;
        if running.is_empty() {
            session.show(OneOrMany::Many(&[]), &columns)?;
            return Ok(ExitCode::Done);
        }
        session.in_flight.set_requested(REQUESTED);
        let volumes = running.iter().map(|running| (running.id, running.volume.clone())).collect();
        let ids: Vec<_> = running.iter().map(|running| running.id).collect();
        let targets = running.into_iter().map(Running::into_target);
        let mut poller = ActionPoller::of_volumes(&api, volumes);
        let start = session.clock.elapsed();
        let results = wait_with_progress(targets.collect(), StopCondition::All, &mut poller, &api, session);
        summarize_waits(&ids, &results, session.clock.elapsed().saturating_sub(start), session);
        results.show(REQUESTED, &columns, session)?;
        Ok(ExitCode::Done)
    }
}

/// The user named volumes, and no action.
const REQUESTED: Requested = Requested::Many;

/// An action in progress on a volume.
struct Running {
    id: ActionId,
    action: Action,
    volume: VolumeId,
    /// What the user calls the volume.
    name: String,
}

impl Running {
    fn into_target(self) -> Target {
        let label = match self.action.action_type() {
            Some(kind) => format!("{kind} of {}", self.name),
            None => self.name,
        };
        Target { id: self.id, label: Some(label), last: Some(self.action) }
    }
}

/// Whatever is in progress on these volumes. A volume that cannot be read is a failure before
/// any wait, because it may have been mistyped.
fn running_actions(
    addresses: &[VolumeAddress],
    api: &Api,
    session: &Session,
) -> Result<Vec<Running>, Failures> {
    let mut seen = HashSet::new();
    let (running, failures) = read_each(addresses, |address| {
        let id = resolve_id(address, api)?;
        if !seen.insert(id.clone()) {
            return Ok(Vec::new());
        }
        let found = running_on(&id, &address.to_string(), api, session)?;
        if found.is_empty() {
            session.printer.note(&format!("nothing is in progress on volume {address}"));
        }
        Ok(found)
    });
    Failures(failures).into_result()?;
    Ok(running.into_iter().flatten().collect())
}

fn running_on(id: &VolumeId, name: &str, api: &Api, session: &Session) -> Result<Vec<Running>, Failure> {
    let list = ActionList::Volume { id: id.clone(), name: name.to_owned() };
    // Reads the whole list: its order is not documented.
    let mut reader = ListReader::new(session, api, &list, ActionQuery::default());
    let mut running = Vec::new();
    while let Some(chunk) = reader.next_chunk()? {
        for action in chunk.into_iter().filter(Action::may_be_in_progress) {
            let action_id = action.action_id().ok_or_else(|| {
                anyhow::anyhow!("an action in progress on volume {name} has no ID to wait for")
            })?;
            running.push(Running { id: action_id, action, volume: id.clone(), name: name.to_owned() });
        }
    }
    reader.finish().1?;
    Ok(running)
}
