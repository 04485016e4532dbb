//! What the sandbox knows, and the rules by which it changes. Pure: no HTTP, no
//! clock, nothing shared. Every method is told what time it is, and nothing
//! happens between two calls but what that time brings about.

mod action;
mod history;
mod queries;
mod volume;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use std::time::Duration;

use jiff::Timestamp;

use self::action::whole_seconds;
pub use self::action::{ActionRecord, Change};
pub use self::volume::{VolumeFilter, VolumeRecord};
use super::error_response::ErrorResponse;
use super::seed::{Stream, random, volume_id};
use super::spec::VolumeSpec;
use crate::model::{ActionId, DropletId, SizeGib, Status, VolumeId};

/// Up to fifteen volumes on one Droplet (openapi `volumeActions_post`).
pub const MAX_VOLUMES_PER_DROPLET: usize = 15;

/// The account: its volumes and its actions.
#[derive(Debug, Clone)]
pub struct State {
    volumes: Vec<VolumeRecord>,
    /// Oldest first, so by ascending ID too.
    actions: Vec<ActionRecord>,
    /// How many of `actions` were there at the start; none of those has a volume here.
    history: usize,
    pending: Vec<Pending>,
    action_duration: Duration,
    /// How often something changed.
    generation: u64,
}

/// A change under way.
#[derive(Debug, Clone)]
struct Pending {
    /// Index into `actions`.
    action: usize,
    /// Index into `volumes`.
    volume: usize,
    change: Change,
    due: Timestamp,
    /// The status that it ends with.
    ending: Status,
}

impl State {
    /// An account with these volumes, attached to nothing, and so many past
    /// actions. Names are expected to be unique in each region. A change takes
    /// `action_duration` from now on; all IDs come from the seed.
    #[must_use]
    pub fn new(
        volumes: &[VolumeSpec],
        actions: usize,
        action_duration: Duration,
        seed: u64,
        now: Timestamp,
    ) -> Self {
        let mut random = random(seed, Stream::Volumes);
        let volumes = volumes.iter().map(|spec| VolumeRecord {
            id: volume_id(&mut random),
            name: spec.name.clone(),
            region: spec.region,
            size: spec.size,
            droplet: None,
            created_at: whole_seconds(now),
            tags: Vec::new(),
        });
        Self {
            volumes: volumes.collect(),
            actions: history::generate(actions, seed, now),
            history: actions,
            pending: Vec::new(),
            action_duration,
            generation: 0,
        }
    }

    /// Starts to attach a volume to a Droplet.
    pub fn attach(
        &mut self,
        volume: &VolumeId,
        droplet: DropletId,
        now: Timestamp,
    ) -> Result<ActionRecord, ErrorResponse> {
        let tags = Vec::new();
        self.start(volume, Change::Attach { droplet, tags }, now)
    }

    /// Starts to detach a volume from a Droplet.
    pub fn detach(
        &mut self,
        volume: &VolumeId,
        droplet: DropletId,
        now: Timestamp,
    ) -> Result<ActionRecord, ErrorResponse> {
        self.start(volume, Change::Detach { droplet }, now)
    }

    /// Starts to make a volume larger.
    pub fn resize(
        &mut self,
        volume: &VolumeId,
        size: SizeGib,
        now: Timestamp,
    ) -> Result<ActionRecord, ErrorResponse> {
        self.start(volume, Change::Resize { size }, now)
    }

    /// Starts a change, or says why not. What it does to the volume shows once
    /// the action has completed.
    pub fn start(
        &mut self,
        volume: &VolumeId,
        change: Change,
        now: Timestamp,
    ) -> Result<ActionRecord, ErrorResponse> {
        self.advance_to(now);
        let volume = self.volume_index(volume)?;
        self.check(volume, &change)?;
        let record = ActionRecord {
            id: self.next_id(),
            status: Status::InProgress,
            action_type: change.action_type(),
            started_at: whole_seconds(now),
            completed_at: None,
            resource_type: "volume",
            resource_id: None,
            region: self.volumes[volume].region,
            volume: Some(self.volumes[volume].id.clone()),
        };
        self.pending.push(Pending {
            action: self.actions.len(),
            volume,
            change,
            due: now.checked_add(self.action_duration).unwrap_or(Timestamp::MAX),
            ending: Status::Completed,
        });
        self.actions.push(record.clone());
        self.generation += 1;
        Ok(record)
    }

    /// Makes an action that is still in progress end errored, and so change nothing.
    pub fn mark_errored(&mut self, id: ActionId) {
        let action = |pending: &Pending| self.actions[pending.action].id;
        if let Some(index) = self.pending.iter().position(|pending| action(pending) == id) {
            self.pending[index].ending = Status::Errored;
        }
    }

    /// Ends every action whose time has come.
    fn advance_to(&mut self, now: Timestamp) {
        for pending in self.pending.extract_if(.., |pending| pending.due <= now) {
            let action = &mut self.actions[pending.action];
            action.completed_at = Some(whole_seconds(pending.due));
            if pending.ending == Status::Completed {
                self.volumes[pending.volume].apply(pending.change);
            }
            action.status = pending.ending;
            self.generation += 1;
        }
    }

    /// The rules of a change, those of the Droplet first: a client that sends the
    /// same change twice in a row meets the pending event, as with the API.
    fn check(&self, volume: usize, change: &Change) -> Result<(), ErrorResponse> {
        let droplet = change.droplet();
        let busy = |pending: &Pending| droplet.is_some() && pending.change.droplet() == droplet;
        if self.pending.iter().any(busy) {
            return Err(ErrorResponse::DropletPending);
        }
        if self.pending.iter().any(|pending| pending.volume == volume) {
            return Err(ErrorResponse::VolumePending);
        }
        self.volumes[volume].allows(change)?;
        match change {
            Change::Attach { droplet, .. } if self.is_full(*droplet) => Err(ErrorResponse::TooManyVolumes),
            Change::Attach { .. } | Change::Detach { .. } | Change::Resize { .. } => Ok(()),
        }
    }

    fn is_full(&self, droplet: DropletId) -> bool {
        let attached = self.volumes.iter().filter(|volume| volume.droplet == Some(droplet));
        attached.count() >= MAX_VOLUMES_PER_DROPLET
    }

    fn volume_index(&self, id: &VolumeId) -> Result<usize, ErrorResponse> {
        let wanted = id.as_str();
        let same = |volume: &VolumeRecord| volume.id.as_str().eq_ignore_ascii_case(wanted);
        self.volumes.iter().position(same).ok_or(ErrorResponse::NotFound)
    }

    fn next_id(&self) -> ActionId {
        let next = self.actions.last().map_or(history::FIRST_ID, |last| last.id.number() + 1);
        ActionId::new(next).expect("IDs count up from FIRST_ID")
    }
}
