//! One test a rule.

use super::*;
use crate::sandbox::paging::PageRequest;
use crate::sandbox::regions::KnownRegion;

pub(super) const DURATION: Duration = Duration::from_secs(3);

pub(super) fn start_of_time() -> Timestamp {
    "2026-01-02T03:04:05.678Z".parse().unwrap()
}

fn after(millis: i64) -> Timestamp {
    start_of_time() + jiff::SignedDuration::from_millis(millis)
}

pub(super) fn account(count: usize) -> State {
    let specs: Vec<VolumeSpec> =
        (0..count).map(|number| format!("v{number}:nyc1:10").parse().unwrap()).collect();
    State::new(&specs, 0, DURATION, 7, start_of_time())
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
    state.attach(&ids[0], droplet(1), start_of_time()).unwrap();
    (state, ids, after(3000))
}

#[test]
fn an_action_is_in_progress_until_its_time_and_the_volume_changes_only_then() {
    let mut state = account(1);
    let id = ids(&state)[0].clone();
    let action = state.attach(&id, droplet(1), start_of_time()).unwrap();
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
fn a_spoilt_action_ends_errored_and_changes_nothing() {
    let mut state = account(1);
    let id = ids(&state)[0].clone();
    let action = state.attach(&id, droplet(1), start_of_time()).unwrap();
    state.mark_errored(action.id);
    assert_eq!(state.action(action.id, after(2999)).unwrap().status, Status::InProgress);
    assert_eq!(state.action(action.id, after(3000)).unwrap().status, Status::Errored);
    assert_eq!(state.volume(&id, after(3000)).unwrap().droplet, None);
}

#[test]
fn an_attached_volume_is_not_attached_again_there_or_elsewhere() {
    let (mut state, ids, now) = attached(1);
    let again = state.attach(&ids[0], droplet(1), now);
    assert_eq!(again, Err(ErrorResponse::AlreadyAttached(droplet(1))));
    let elsewhere = state.attach(&ids[0], droplet(2), now).unwrap_err();
    assert_eq!(elsewhere, ErrorResponse::AttachedElsewhere(droplet(1)));
    assert!(elsewhere.to_string().contains("another Droplet: 1"));
}

#[test]
fn only_the_droplet_it_is_attached_to_lets_go_of_it() {
    let (mut state, ids, now) = attached(2);
    assert_eq!(state.detach(&ids[1], droplet(1), now), Err(ErrorResponse::NotAttached));
    assert_eq!(state.detach(&ids[0], droplet(2), now), Err(ErrorResponse::NotAttached));
    state.detach(&ids[0], droplet(1), now).unwrap();
    assert_eq!(state.volume(&ids[0], after(5999)).unwrap().droplet, Some(droplet(1)));
    assert_eq!(state.volume(&ids[0], after(6000)).unwrap().droplet, None);
}

#[test]
fn a_volume_only_grows() {
    let mut state = account(1);
    let id = ids(&state)[0].clone();
    for smaller in [1, 10] {
        let refused = state.resize(&id, gib(smaller), start_of_time());
        assert_eq!(refused, Err(ErrorResponse::NotLarger(gib(10))));
    }
    state.resize(&id, gib(11), start_of_time()).unwrap();
    assert_eq!(state.volume(&id, after(2999)).unwrap().size, gib(10));
    assert_eq!(state.volume(&id, after(3000)).unwrap().size, gib(11));
}

#[test]
fn a_droplet_takes_one_change_at_a_time() {
    let mut state = account(2);
    let ids = ids(&state);
    state.attach(&ids[0], droplet(1), start_of_time()).unwrap();
    for id in &ids {
        let refused = state.attach(id, droplet(1), after(2999)).unwrap_err();
        assert_eq!(refused.to_string(), "Droplet already has a pending event.");
        assert_eq!(refused.http_status_and_id(), (422, "unprocessable_entity"));
    }
    state.attach(&ids[1], droplet(1), after(3000)).unwrap();
}

#[test]
fn a_volume_takes_one_change_at_a_time() {
    let (mut state, ids, now) = attached(1);
    state.resize(&ids[0], gib(20), now).unwrap();
    assert_eq!(state.detach(&ids[0], droplet(1), now), Err(ErrorResponse::VolumePending));
    assert_eq!(state.resize(&ids[0], gib(30), now), Err(ErrorResponse::VolumePending));
}

#[test]
fn a_droplet_has_up_to_fifteen_volumes() {
    let mut state = account(16);
    let ids = ids(&state);
    let mut now = start_of_time();
    for id in &ids[..15] {
        state.attach(id, droplet(1), now).unwrap();
        now += jiff::SignedDuration::from_secs(3);
    }
    assert_eq!(state.attach(&ids[15], droplet(1), now), Err(ErrorResponse::TooManyVolumes));
    state.attach(&ids[15], droplet(2), now).unwrap();
}

#[test]
fn tags_are_added_once_when_the_attachment_is_complete() {
    let mut state = account(1);
    let id = ids(&state)[0].clone();
    let tags = vec!["a".to_owned(), "b".to_owned(), "a".to_owned()];
    let change = Change::Attach { droplet: droplet(1), tags };
    state.start(&id, change, start_of_time()).unwrap();
    assert!(state.volume(&id, start_of_time()).unwrap().tags.is_empty());
    assert_eq!(state.volume(&id, after(3000)).unwrap().tags, ["a", "b"]);
}

#[test]
fn what_does_not_exist_is_not_found() {
    let mut state = account(1);
    let now = start_of_time();
    let nowhere: VolumeId = "506f78a4-e098-11e5-ad9f-000f53306ae1".parse().unwrap();
    assert_eq!(state.volume(&nowhere, now), Err(ErrorResponse::NotFound));
    assert_eq!(state.attach(&nowhere, droplet(1), now), Err(ErrorResponse::NotFound));
    assert_eq!(state.action(ActionId::new(1).unwrap(), now), Err(ErrorResponse::NotFound));
}

#[test]
fn a_volume_has_its_own_actions_and_no_others() {
    let mut state = account(2);
    let ids = ids(&state);
    let first = state.attach(&ids[0], droplet(1), start_of_time()).unwrap();
    let second = state.attach(&ids[1], droplet(2), start_of_time()).unwrap();
    let page = PageRequest::new(1, 20);
    let now = start_of_time();
    assert_eq!(state.actions(page, now).items, [&second, &first]);
    assert_eq!(state.volume_actions(&ids[0], page, now).unwrap().items, [&first]);
    assert_eq!(state.volume_action(&ids[0], first.id, now), Ok(&first));
    assert_eq!(state.volume_action(&ids[0], second.id, now), Err(ErrorResponse::NotFound));
}

#[test]
fn volumes_are_found_by_name_and_region_and_by_a_uuid_in_either_case() {
    let specs = ["data:nyc1", "data:fra1", "logs:fra1"].map(|text| text.parse().unwrap());
    let mut state = State::new(&specs, 5, DURATION, 7, start_of_time());
    let mut count = |name: Option<&str>, region: Option<&str>| {
        let (name, region) = (name.map(str::to_owned), region.map(str::to_owned));
        let filter = VolumeFilter { name, region };
        state.volumes(&filter, PageRequest::new(1, 20), start_of_time()).total
    };
    assert_eq!(count(None, None), 3);
    assert_eq!(count(Some("data"), None), 2);
    assert_eq!(count(Some("data"), Some("fra1")), 1);
    assert_eq!(count(Some("logs"), Some("nyc1")), 0);
    let upper = ids(&state)[1].as_str().to_uppercase().parse().unwrap();
    let volume = state.volume(&upper, start_of_time()).unwrap();
    assert_eq!(Some(volume.region), KnownRegion::by_slug("fra1"));
}
