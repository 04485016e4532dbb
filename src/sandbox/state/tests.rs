//! One test per rule.

use super::*;
use crate::model::SizeGib;
use crate::sandbox::paging::PageRequest;
use crate::sandbox::regions::KnownRegion;

pub(super) const DURATION: Duration = Duration::from_secs(3);

impl State {
    pub(crate) fn attach(
        &mut self,
        volume: &VolumeId,
        droplet: DropletId,
        now: Timestamp,
    ) -> Result<ActionRecord, ErrorResponse> {
        self.start(volume, Change::Attach { droplet, tags: Vec::new() }, now)
    }

    pub(crate) fn detach(
        &mut self,
        volume: &VolumeId,
        droplet: DropletId,
        now: Timestamp,
    ) -> Result<ActionRecord, ErrorResponse> {
        self.start(volume, Change::Detach { droplet }, now)
    }

    pub(crate) fn resize(
        &mut self,
        volume: &VolumeId,
        size: SizeGib,
        now: Timestamp,
    ) -> Result<ActionRecord, ErrorResponse> {
        self.start(volume, Change::Resize { size }, now)
    }
}

pub(super) fn start_time() -> Timestamp {
    "2026-01-02T03:04:05.678Z".parse().unwrap()
}

fn after(millis: i64) -> Timestamp {
    start_time() + jiff::SignedDuration::from_millis(millis)
}

pub(super) fn account(count: usize) -> State {
    let specs: Vec<VolumeSpec> =
        (0..count).map(|number| format!("v{number}:nyc1:10").parse().unwrap()).collect();
    State::new(&specs, 0, DURATION, 7, start_time())
}

pub(super) fn ids(state: &State) -> Vec<VolumeId> {
    state.volumes.iter().map(|volume| volume.id.clone()).collect()
}

fn droplet(number: u64) -> DropletId {
    DropletId::new(number).unwrap()
}

fn gib(number: u64) -> SizeGib {
    SizeGib::new(number).unwrap()
}

/// An account whose first volume is attached to Droplet 1.
fn attached(count: usize) -> (State, Vec<VolumeId>, Timestamp) {
    let mut state = account(count);
    let ids = ids(&state);
    state.attach(&ids[0], droplet(1), start_time()).unwrap();
    (state, ids, after(3000))
}

#[test]
fn the_volume_changes_when_the_action_completes() {
    let mut state = account(1);
    let id = ids(&state)[0].clone();
    let action = state.attach(&id, droplet(1), start_time()).unwrap();
    assert_eq!(action.status, Status::InProgress);
    assert_eq!(action.started_at.to_string(), "2026-01-02T03:04:05Z");

    assert_eq!(state.action(action.id, after(2999)).unwrap(), &action);
    assert_eq!(state.volume(&id, after(2999)).unwrap().droplet, None);

    let done = state.action(action.id, after(3000)).unwrap();
    assert_eq!(done.status, Status::Completed);
    assert_eq!(done.completed_at.unwrap().to_string(), "2026-01-02T03:04:08Z");
    assert_eq!(state.volume(&id, after(3000)).unwrap().droplet, Some(droplet(1)));
}

#[test]
fn an_errored_action_changes_nothing() {
    let mut state = account(1);
    let id = ids(&state)[0].clone();
    let action = state.attach(&id, droplet(1), start_time()).unwrap();
    state.mark_errored(action.id);
    assert_eq!(state.action(action.id, after(2999)).unwrap().status, Status::InProgress);
    assert_eq!(state.action(action.id, after(3000)).unwrap().status, Status::Errored);
    assert_eq!(state.volume(&id, after(3000)).unwrap().droplet, None);
}

#[test]
fn an_attached_volume_cannot_be_attached_again() {
    let (mut state, ids, now) = attached(1);
    let again = state.attach(&ids[0], droplet(1), now);
    assert_eq!(again, Err(ErrorResponse::AlreadyAttached(droplet(1))));
    let elsewhere = state.attach(&ids[0], droplet(2), now).unwrap_err();
    assert_eq!(elsewhere, ErrorResponse::AttachedElsewhere(droplet(1)));
    assert!(elsewhere.to_string().contains("another Droplet: 1"));
}

#[test]
fn a_volume_is_detached_only_from_its_own_droplet() {
    let (mut state, ids, now) = attached(2);
    assert_eq!(state.detach(&ids[1], droplet(1), now), Err(ErrorResponse::NotAttached));
    assert_eq!(state.detach(&ids[0], droplet(2), now), Err(ErrorResponse::NotAttached));
    state.detach(&ids[0], droplet(1), now).unwrap();
    assert_eq!(state.volume(&ids[0], after(5999)).unwrap().droplet, Some(droplet(1)));
    assert_eq!(state.volume(&ids[0], after(6000)).unwrap().droplet, None);
}

#[test]
fn a_volume_cannot_shrink() {
    let mut state = account(1);
    let id = ids(&state)[0].clone();
    for smaller in [1, 10] {
        let refused = state.resize(&id, gib(smaller), start_time());
        assert_eq!(refused, Err(ErrorResponse::NotLarger(gib(10))));
    }
    state.resize(&id, gib(11), start_time()).unwrap();
    assert_eq!(state.volume(&id, after(2999)).unwrap().size, gib(10));
    assert_eq!(state.volume(&id, after(3000)).unwrap().size, gib(11));
}

#[test]
fn a_droplet_accepts_one_change_at_a_time() {
    let mut state = account(2);
    let ids = ids(&state);
    state.attach(&ids[0], droplet(1), start_time()).unwrap();
    for id in &ids {
        let refused = state.attach(id, droplet(1), after(2999)).unwrap_err();
        assert_eq!(refused.to_string(), "Droplet already has a pending event.");
        assert_eq!(refused.http_status_and_id(), (422, "unprocessable_entity"));
    }
    state.attach(&ids[1], droplet(1), after(3000)).unwrap();
}

#[test]
fn a_volume_accepts_one_change_at_a_time() {
    let (mut state, ids, now) = attached(1);
    state.resize(&ids[0], gib(20), now).unwrap();
    assert_eq!(state.detach(&ids[0], droplet(1), now), Err(ErrorResponse::VolumePending));
    assert_eq!(state.resize(&ids[0], gib(30), now), Err(ErrorResponse::VolumePending));
}

#[test]
fn a_droplet_has_up_to_fifteen_volumes() {
    let mut state = account(16);
    let ids = ids(&state);
    let mut now = start_time();
    for id in &ids[..15] {
        state.attach(id, droplet(1), now).unwrap();
        now += jiff::SignedDuration::from_secs(3);
    }
    assert_eq!(state.attach(&ids[15], droplet(1), now), Err(ErrorResponse::TooManyVolumes { max: 15 }));
    state.attach(&ids[15], droplet(2), now).unwrap();
}

#[test]
fn tags_are_added_without_duplicates_when_the_attach_completes() {
    let mut state = account(1);
    let id = ids(&state)[0].clone();
    let tags = vec!["a".to_owned(), "b".to_owned(), "a".to_owned()];
    let change = Change::Attach { droplet: droplet(1), tags };
    state.start(&id, change, start_time()).unwrap();
    assert!(state.volume(&id, start_time()).unwrap().tags.is_empty());
    assert_eq!(state.volume(&id, after(3000)).unwrap().tags, ["a", "b"]);
}

#[test]
fn another_client_attaches_elsewhere_detaches_first_or_resizes_to_another_size() {
    let mut state = account(1);
    let id = ids(&state)[0].clone();
    let attach = |number| Change::Attach { droplet: droplet(number), tags: Vec::new() };
    let mut conflict = |change: &Change, millis| {
        let action = state.start_conflicting(&id, change, after(millis)).unwrap();
        let volume = state.volume(&id, after(millis + 3000)).unwrap();
        (action.action_type, volume.droplet, volume.size)
    };
    assert_eq!(conflict(&attach(42), 0), ("attach_volume", Some(droplet(99)), gib(10)));
    assert_eq!(conflict(&attach(99), 3000), ("detach_volume", None, gib(10)));
    assert_eq!(conflict(&attach(99), 6000), ("attach_volume", Some(droplet(98)), gib(10)));
    let detach = Change::Detach { droplet: droplet(98) };
    assert_eq!(conflict(&detach, 9000), ("detach_volume", None, gib(10)));
    assert_eq!(conflict(&Change::Resize { size: gib(50) }, 12_000), ("resize_volume", None, gib(51)));
}

#[test]
fn unknown_ids_are_not_found() {
    let mut state = account(1);
    let now = start_time();
    let unknown: VolumeId = "506f78a4-e098-11e5-ad9f-000f53306ae1".parse().unwrap();
    assert_eq!(state.volume(&unknown, now), Err(ErrorResponse::NotFound));
    assert_eq!(state.attach(&unknown, droplet(1), now), Err(ErrorResponse::NotFound));
    assert_eq!(state.action(ActionId::new(1).unwrap(), now), Err(ErrorResponse::NotFound));
}

#[test]
fn a_volume_lists_only_its_own_actions() {
    let mut state = account(2);
    let ids = ids(&state);
    let first = state.attach(&ids[0], droplet(1), start_time()).unwrap();
    let second = state.attach(&ids[1], droplet(2), start_time()).unwrap();
    let page = PageRequest::new(1, 20);
    let now = start_time();
    assert_eq!(state.actions(page, now).items, [&second, &first]);
    assert_eq!(state.volume_actions(&ids[0], page, now).unwrap().items, [&first]);
    assert_eq!(state.volume_action(&ids[0], first.id, now), Ok(&first));
    assert_eq!(state.volume_action(&ids[0], second.id, now), Err(ErrorResponse::NotFound));
}

#[test]
fn a_droplet_lists_its_own_actions_and_the_attaches_and_detaches_of_its_volumes() {
    let specs = ["a", "b"].map(|text| text.parse().unwrap());
    let mut state = State::new(&specs, 100, DURATION, 7, start_time());
    let ids = ids(&state);
    let attached = state.attach(&ids[0], droplet(1), start_time()).unwrap();
    let other = state.attach(&ids[1], droplet(2), start_time()).unwrap();
    state.resize(&ids[0], gib(20), after(3000)).unwrap();
    let detached = state.detach(&ids[0], droplet(1), after(6000)).unwrap();
    let now = after(6000);
    let listed = |state: &mut State, number| {
        let page = state.droplet_actions(droplet(number), PageRequest::new(1, 20), now);
        page.items.iter().map(|action| action.id).collect::<Vec<_>>()
    };
    assert_eq!(listed(&mut state, 1), [detached.id, attached.id]);
    assert_eq!(listed(&mut state, 3), []);
    assert_eq!(state.droplet_action(droplet(1), detached.id, now), Ok(&detached));
    assert_eq!(state.droplet_action(droplet(1), other.id, now), Err(ErrorResponse::NotFound));

    let past = state.actions.iter().find_map(|action| action.droplet).unwrap();
    let newest_first = state.actions.iter().rev().filter(|action| action.droplet == Some(past));
    let expected: Vec<_> = newest_first.map(|action| action.id).take(20).collect();
    assert_eq!(listed(&mut state, past.number()), expected);
}

#[test]
fn with_a_list_delay_a_new_action_is_found_by_its_id_before_it_is_listed() {
    let mut state = account(2);
    let ids = ids(&state);
    state.set_list_delay(jiff::SignedDuration::from_secs(6));
    let first = state.attach(&ids[0], droplet(1), start_time()).unwrap();
    let second = state.resize(&ids[1], gib(20), after(1000)).unwrap();
    let mut listed = |millis| {
        let (page, now) = (PageRequest::new(1, 20), after(millis));
        assert_eq!(state.action(first.id, now).unwrap().id, first.id);
        assert!(state.volume_action(&ids[1], second.id, now).is_ok());
        let of_first_volume = state.volume_actions(&ids[0], page, now).unwrap().total;
        assert_eq!(state.droplet_actions(droplet(1), page, now).total, of_first_volume);
        (state.actions(page, now).total, of_first_volume)
    };
    assert_eq!([1000, 5999, 6000, 6999, 7000].map(&mut listed), [(0, 0), (0, 0), (1, 1), (1, 1), (2, 1)]);
    assert_eq!(state.volume(&ids[0], after(3000)).unwrap().droplet, Some(droplet(1)));
}

#[test]
fn volumes_are_filtered_by_name_and_region_and_a_uuid_may_be_in_upper_case() {
    let specs = ["data:nyc1", "data:fra1", "logs:fra1"].map(|text| text.parse().unwrap());
    let mut state = State::new(&specs, 5, DURATION, 7, start_time());
    let mut count = |name: Option<&str>, region: Option<&str>| {
        let (name, region) = (name.map(str::to_owned), region.map(str::to_owned));
        let filter = VolumeFilter { name, region };
        state.volumes(&filter, PageRequest::new(1, 20), start_time()).total
    };
    assert_eq!(count(None, None), 3);
    assert_eq!(count(Some("data"), None), 2);
    assert_eq!(count(Some("data"), Some("fra1")), 1);
    assert_eq!(count(Some("logs"), Some("nyc1")), 0);
    let upper = ids(&state)[1].as_str().to_uppercase().parse().unwrap();
    let volume = state.volume(&upper, start_time()).unwrap();
    assert_eq!(Some(volume.region), KnownRegion::by_slug("fra1"));
}
