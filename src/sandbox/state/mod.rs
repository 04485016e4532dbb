//! The account's volumes and actions, and the rules by which they change.
//!
//! Pure: no HTTP, no clock, no locks. Methods take the current time, and first
//! complete the actions that are due.

mod action;
mod history;
mod queries;
mod volume;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use fastrand::Rng;
use jiff::{SignedDuration, Timestamp};

pub use self::action::ActionRecord;
pub(crate) use self::action::Change;
use self::action::whole_seconds;
pub use self::volume::VolumeSpec;
pub(crate) use self::volume::{VolumeFilter, VolumeRecord};
use super::error_response::ErrorResponse;
use super::seed::{Stream, random, volume_id};
use crate::model::{ActionId, DropletId, Status, VolumeId};

/// openapi `volumeActions_post`: up to fifteen volumes per Droplet
const MAX_VOLUMES_PER_DROPLET: usize = 15;

#[derive(Debug, Clone)]
pub struct State {
    volumes: Vec<VolumeRecord>,
    /// For the next volume.
    volume_ids: Rng,
    /// Sorted by ID, and so by time.
    actions: Vec<ActionRecord>,
    /// The number of generated actions at the start of `actions`. None is of a volume in `volumes`.
    history: usize,
    /// The indices into `actions` of each Droplet's actions, oldest first.
    by_droplet: HashMap<DropletId, Vec<usize>>,
    pending: Vec<Pending>,
    /// The time when each of the newest actions appears in lists, oldest first.
    unlisted: VecDeque<Timestamp>,
    action_duration: Duration,
    list_delay: SignedDuration,
    /// The number of changes so far.
    generation: u64,
}

/// A change in progress.
#[derive(Debug, Clone)]
struct Pending {
    /// Index into `actions`.
    action: usize,
    /// Index into `volumes`.
    volume: usize,
    change: Change,
    due: Timestamp,
    final_status: Status,
}

impl State {
    /// An account with these volumes, all detached, and this number of finished
    /// actions. Names must be unique within a region. IDs depend on the seed alone.
    #[must_use]
    pub fn new(
        volumes: &[VolumeSpec],
        actions: usize,
        action_duration: Duration,
        seed: u64,
        now: Timestamp,
    ) -> Self {
        let mut random = random(seed, Stream::Volumes);
        let volumes =
            volumes.iter().map(|spec| VolumeRecord::new(volume_id(&mut random), spec.clone(), now)).collect();
        let history = history::generate(actions, seed, now);
        let mut by_droplet = HashMap::<_, Vec<_>>::new();
        for (index, action) in history.iter().enumerate() {
            if let Some(droplet) = action.droplet {
                by_droplet.entry(droplet).or_default().push(index);
            }
        }
        Self {
            volumes,
            volume_ids: random,
            actions: history,
            history: actions,
            by_droplet,
            pending: Vec::new(),
            unlisted: VecDeque::new(),
            action_duration,
            list_delay: SignedDuration::ZERO,
            generation: 0,
        }
    }

    /// How long after its start a new action appears in lists.
    pub(crate) fn set_list_delay(&mut self, delay: SignedDuration) {
        self.list_delay = delay;
    }

    pub(crate) fn create(
        &mut self,
        volume: VolumeSpec,
        description: String,
        tags: Vec<String>,
        now: Timestamp,
    ) -> Result<&VolumeRecord, ErrorResponse> {
        if self.volumes.iter().any(|other| other.name == volume.name && other.region == volume.region) {
            return Err(ErrorResponse::NameTaken);
        }
        let mut created = VolumeRecord::new(volume_id(&mut self.volume_ids), volume, now);
        created.description = description;
        created.add_tags(tags);
        self.generation += 1;
        Ok(self.volumes.push_mut(created))
    }

    /// The volume changes when the action completes.
    pub(crate) fn start(
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
            droplet: change.droplet(),
        };
        let index = self.actions.len();
        if let Some(droplet) = record.droplet {
            self.by_droplet.entry(droplet).or_default().push(index);
        }
        self.pending.push(Pending {
            action: index,
            volume,
            change,
            due: now.checked_add(self.action_duration).unwrap_or(Timestamp::MAX),
            final_status: Status::Completed,
        });
        self.unlisted.push_back(now.checked_add(self.list_delay).unwrap_or(Timestamp::MAX));
        self.actions.push(record.clone());
        self.generation += 1;
        Ok(record)
    }

    /// Starts a change by another client that conflicts with this one, which is then refused or has another
    /// effect.
    pub(crate) fn start_conflicting(
        &mut self,
        volume: &VolumeId,
        change: &Change,
        now: Timestamp,
    ) -> Result<ActionRecord, ErrorResponse> {
        let conflicting = self.volume(volume, now)?.conflicting_change(change);
        self.start(volume, conflicting, now)
    }

    /// Makes an action in progress end as errored, with no effect on its volume.
    pub(crate) fn mark_errored(&mut self, id: ActionId) {
        let action = |pending: &Pending| self.actions[pending.action].id;
        if let Some(index) = self.pending.iter().position(|pending| action(pending) == id) {
            self.pending[index].final_status = Status::Errored;
        }
    }

    /// Completes and lists the actions that are due.
    fn advance_to(&mut self, now: Timestamp) {
        while self.unlisted.pop_front_if(|listed_at| *listed_at <= now).is_some() {
            self.generation += 1;
        }
        for pending in self.pending.extract_if(.., |pending| pending.due <= now) {
            let action = &mut self.actions[pending.action];
            action.completed_at = Some(whole_seconds(pending.due));
            if pending.final_status == Status::Completed {
                self.volumes[pending.volume].apply(pending.change);
            }
            action.status = pending.final_status;
            self.generation += 1;
        }
    }

    /// Checks the Droplet first: as with the API, a client that sends the same change
    /// twice gets "pending event".
    fn check(&self, volume: usize, change: &Change) -> Result<(), ErrorResponse> {
        let droplet = change.droplet();
        let busy = |pending: &Pending| droplet.is_some() && pending.change.droplet() == droplet;
        if self.pending.iter().any(busy) {
            return Err(ErrorResponse::DropletPending);
        }
        if self.pending.iter().any(|pending| pending.volume == volume) {
            return Err(ErrorResponse::VolumePending);
        }
        self.volumes[volume].check(change)?;
        match change {
            Change::Attach { droplet, .. } if self.is_full(*droplet) => {
                Err(ErrorResponse::TooManyVolumes { max: MAX_VOLUMES_PER_DROPLET })
            }
            Change::Attach { .. } | Change::Detach { .. } | Change::Resize { .. } => Ok(()),
        }
    }

    fn is_full(&self, droplet: DropletId) -> bool {
        let attached = self.volumes.iter().filter(|volume| volume.droplet == Some(droplet));
        attached.count() >= MAX_VOLUMES_PER_DROPLET
    }

    fn volume_index(&self, id: &VolumeId) -> Result<usize, ErrorResponse> {
        let is_same = |volume: &VolumeRecord| volume.id.as_str().eq_ignore_ascii_case(id.as_str());
        self.volumes.iter().position(is_same).ok_or(ErrorResponse::NotFound)
    }

    fn next_id(&self) -> ActionId {
        let next = self.actions.last().map_or(history::FIRST_ID, |last| last.id.number() + 1);
        ActionId::new(next).expect("IDs count up from FIRST_ID")
    }
}
