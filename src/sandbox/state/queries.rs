use jiff::Timestamp;

use super::{ActionRecord, State, VolumeFilter, VolumeRecord};
use crate::model::{ActionId, DropletId, VolumeId};
use crate::sandbox::error_response::ErrorResponse;
use crate::sandbox::paging::{Page, PageRequest};

impl State {
    /// Changes whenever the result of any other query may change.
    pub(crate) fn generation(&mut self, now: Timestamp) -> u64 {
        self.advance_to(now);
        self.generation
    }

    pub(crate) fn action(&mut self, id: ActionId, now: Timestamp) -> Result<&ActionRecord, ErrorResponse> {
        self.advance_to(now);
        let index = self.actions.binary_search_by_key(&id, |action| action.id);
        index.map(|index| &self.actions[index]).map_err(|_| ErrorResponse::NotFound)
    }

    /// A page of all actions, newest first.
    pub fn actions(&mut self, page: PageRequest, now: Timestamp) -> Page<&ActionRecord> {
        self.advance_to(now);
        page.slice(self.listed(0).iter().rev())
    }

    /// The actions that appear in lists, oldest first, without the first `skipped` ones.
    fn listed(&self, skipped: usize) -> &[ActionRecord] {
        &self.actions[skipped..self.actions.len() - self.unlisted.len()]
    }

    pub(crate) fn volume_action(
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

    /// Newest first.
    pub(crate) fn volume_actions(
        &mut self,
        volume: &VolumeId,
        page: PageRequest,
        now: Timestamp,
    ) -> Result<Page<&ActionRecord>, ErrorResponse> {
        self.advance_to(now);
        let volume = &self.volumes[self.volume_index(volume)?].id;
        let since_start = self.listed(self.history).iter().rev();
        let actions: Vec<_> = since_start.filter(|action| action.volume.as_ref() == Some(volume)).collect();
        Ok(page.slice(actions.into_iter()))
    }

    pub(crate) fn droplet_action(
        &mut self,
        droplet: DropletId,
        id: ActionId,
        now: Timestamp,
    ) -> Result<&ActionRecord, ErrorResponse> {
        let action = self.action(id, now)?;
        if action.droplet == Some(droplet) { Ok(action) } else { Err(ErrorResponse::NotFound) }
    }

    /// Newest first. Every Droplet exists: one without actions has an empty list.
    pub(crate) fn droplet_actions(
        &mut self,
        droplet: DropletId,
        page: PageRequest,
        now: Timestamp,
    ) -> Page<&ActionRecord> {
        self.advance_to(now);
        let all = self.listed(0);
        let of_droplet = self.by_droplet.get(&droplet).map_or(&[][..], Vec::as_slice);
        let listed = of_droplet.partition_point(|&index| index < all.len());
        page.slice(of_droplet[..listed].iter().rev().map(|&index| &all[index]))
    }

    /// The ID may be in upper or lower case.
    pub(crate) fn volume(&mut self, id: &VolumeId, now: Timestamp) -> Result<&VolumeRecord, ErrorResponse> {
        self.advance_to(now);
        self.volume_index(id).map(|index| &self.volumes[index])
    }

    pub(crate) fn volumes(
        &mut self,
        filter: &VolumeFilter,
        page: PageRequest,
        now: Timestamp,
    ) -> Page<&VolumeRecord> {
        self.advance_to(now);
        let matching = self.volumes.iter().filter(|volume| filter.matches(volume));
        page.slice(matching.collect::<Vec<_>>().into_iter())
    }

    pub(crate) fn all_volumes(&self) -> &[VolumeRecord] {
        &self.volumes
    }
}
