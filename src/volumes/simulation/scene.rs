use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::SignedDuration;

use super::case::{Case, Verb};
use super::world::{Inner, World};
use crate::api::VolumeAddress;
use crate::model::{ActionId, DropletId, SizeGib};
use crate::sandbox::PageRequest;
use crate::sandbox::state::{Change, State};
use crate::system::Clock;
use crate::system::testing::ManualClock;
use crate::volumes::VolumeChange;

/// What a case begins with.
pub(super) struct Scene {
    pub(super) clock: Arc<ManualClock>,
    pub(super) world: Arc<World>,
    pub(super) change: VolumeChange,
    /// The volume's actions, and whether each is of the same type as the change.
    pub(super) before: Vec<(ActionId, bool)>,
}

impl Scene {
    pub(super) fn new(case: &Case) -> Self {
        // The jitter of retries.
        fastrand::seed(1);
        let clock = Arc::new(ManualClock::default());
        let action_duration = Duration::from_millis(case.action_millis);
        let server = |clock: &ManualClock| clock.wall() + SignedDuration::from_secs(case.traits.skew);
        let mut state = State::new(&["data:nyc1:10".parse().unwrap()], 0, action_duration, 1, server(&clock));
        let volume = state.all_volumes()[0].id.clone();
        let start_and_finish = |state: &mut State, change: Change| {
            state.start(&volume, change, server(&clock)).unwrap();
            clock.sleep(action_duration);
        };
        let [droplet, other] = [42, 99].map(|id| DropletId::new(id).unwrap());
        let attach = |droplet| Change::Attach { droplet, tags: Vec::new() };
        if let Some(pause) = case.history {
            start_and_finish(&mut state, attach(droplet));
            start_and_finish(&mut state, Change::Detach { droplet });
            clock.sleep(Duration::from_millis(pause));
        }
        let address = if case.by_name {
            VolumeAddress::Name("data".parse().unwrap(), "nyc1".parse().unwrap())
        } else {
            VolumeAddress::Id(volume.clone(), None)
        };
        let (change, action_type) = match case.verb {
            Verb::Attach => {
                if case.command.is_some_and(|command| command.moves) {
                    start_and_finish(&mut state, attach(other));
                }
                (VolumeChange::Attach { volume: address, droplet, tags: Vec::new() }, "attach_volume")
            }
            Verb::Detach => {
                start_and_finish(&mut state, attach(droplet));
                let is_named = case.command.is_none_or(|command| !command.names_no_droplet);
                let droplet = is_named.then_some(droplet);
                (VolumeChange::Detach { volume: address, droplet }, "detach_volume")
            }
            Verb::Resize => {
                let volume = VolumeAddress::Id(volume.clone(), None);
                let (named, size) = ("data".parse().unwrap(), SizeGib::new(20).unwrap());
                (VolumeChange::Resize { volume, named, size }, "resize_volume")
            }
        };
        let page = state.volume_actions(&volume, PageRequest::new(1, 200), server(&clock)).unwrap();
        let before = page.items.iter().map(|action| (action.id, action.action_type == action_type)).collect();
        state.set_list_delay(SignedDuration::from_secs(case.list_delay));
        let start = clock.elapsed();
        let other_client = case.other_client.iter();
        let inner = Inner {
            state,
            volume,
            change: change.clone(),
            faults: case.faults.clone(),
            traits: case.traits,
            late: None,
            other_client: other_client
                .map(|(at, change)| (start + Duration::from_millis(*at), change.clone()))
                .collect(),
            started: Vec::new(),
            foreign: Vec::new(),
            posts: 0,
            last_sent: None,
            reads: 0,
            sent_twice: None,
            was_satisfied: None,
            was_unneeded: false,
        };
        let world = Arc::new(World { clock: clock.clone(), inner: Mutex::new(inner) });
        Self { clock, world, change, before }
    }
}
