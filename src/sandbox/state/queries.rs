use jiff::Timestamp;

use super::{ActionRecord, State, VolumeFilter, VolumeRecord};
use crate::model::{ActionId, VolumeId};
use crate::sandbox::error_response::ErrorResponse;
use crate::sandbox::paging::{Page, PageRequest};

/// What can be seen of an account. Each look first ends what has run its time.
impl State {
    /// A number that is another one whenever something else is to be seen.
    pub fn generation(&mut self, now: Timestamp) -> u64 {
        self.advance_to(now);
        self.generation
    }

    /// An action by its ID.
    pub fn action(&mut self, id: ActionId, now: Timestamp) -> Result<&ActionRecord, ErrorResponse> {
        self.advance_to(now);
        let index = self.actions.binary_search_by_key(&id, |action| action.id);
        index.map(|index| &self.actions[index]).map_err(|_| ErrorResponse::NotFound)
    }

    /// A page of all actions, newest first.
    pub fn actions(&mut self, page: PageRequest, now: Timestamp) -> Page<&ActionRecord> {
        self.advance_to(now);
        page.cut(self.actions.iter().rev())
    }

    /// An action by its ID, if it is one of this volume's.
    pub fn volume_action(
        &mut self,
        volume: &VolumeId,
        id: ActionId,
        now: Timestamp,
    ) -> Result<&ActionRecord, ErrorResponse> {
        let volume = self.volumes[self.volume_index(volume)?].id.clone();
        self.action(id, now)
            .ok()
            .filter(|action| action.volume.as_ref() == Some(&volume))
            .ok_or(ErrorResponse::NotFound)
    }

    /// A page of one volume's actions, newest first.
    pub fn volume_actions(
        &mut self,
        volume: &VolumeId,
        page: PageRequest,
        now: Timestamp,
    ) -> Result<Page<&ActionRecord>, ErrorResponse> {
        self.advance_to(now);
        let volume = &self.volumes[self.volume_index(volume)?].id;
        let since_start = self.actions[self.history..].iter().rev();
        let its_own: Vec<_> = since_start.filter(|action| action.volume.as_ref() == Some(volume)).collect();
        Ok(page.cut(its_own.into_iter()))
    }

    /// A volume by its UUID, in upper or lower case.
    pub fn volume(&mut self, id: &VolumeId, now: Timestamp) -> Result<&VolumeRecord, ErrorResponse> {
        self.advance_to(now);
        self.volume_index(id).map(|index| &self.volumes[index])
    }

    /// A page of the volumes that match, in the order they were made.
    pub fn volumes(
        &mut self,
        filter: &VolumeFilter,
        page: PageRequest,
        now: Timestamp,
    ) -> Page<&VolumeRecord> {
        self.advance_to(now);
        let matching = self.volumes.iter().filter(|volume| filter.matches(volume));
        page.cut(matching.collect::<Vec<_>>().into_iter())
    }

    /// Every volume, in the order they were made, as of the last request.
    #[must_use]
    pub fn all_volumes(&self) -> &[VolumeRecord] {
        &self.volumes
    }
}
