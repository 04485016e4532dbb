//! Properties that hold after any sequence of requests.

use proptest::prelude::*;

use super::tests::{DURATION, account, ids, start_time};
use super::*;
use crate::model::SizeGib;
use crate::sandbox::paging::PageRequest;

#[derive(Debug, Clone)]
enum Step {
    Attach(usize, u64),
    Detach(usize, u64),
    Resize(usize, u64),
    /// Makes the newest action end errored.
    MarkErrored,
    Wait(u64),
}

const VOLUMES: usize = 20;

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let volume = 0..VOLUMES;
    let step = prop_oneof![
        4 => (volume.clone(), 1_u64..3).prop_map(|(volume, droplet)| Step::Attach(volume, droplet)),
        1 => (volume.clone(), 1_u64..3).prop_map(|(volume, droplet)| Step::Detach(volume, droplet)),
        1 => (volume, 1_u64..100).prop_map(|(volume, size)| Step::Resize(volume, size)),
        1 => Just(Step::MarkErrored),
        5 => (0_u64..5000).prop_map(Step::Wait),
    ];
    prop::collection::vec(step, 0..120)
}

fn apply(state: &mut State, step: &Step, now: &mut Timestamp) {
    let ids = ids(state);
    let droplet = |number| DropletId::new(number).unwrap();
    // The step may be refused.
    match *step {
        Step::Attach(volume, number) => drop(state.attach(&ids[volume], droplet(number), *now)),
        Step::Detach(volume, number) => drop(state.detach(&ids[volume], droplet(number), *now)),
        Step::Resize(volume, size) => {
            drop(state.resize(&ids[volume], SizeGib::new(size).unwrap(), *now));
        }
        Step::MarkErrored => {
            if let Some(newest) = state.actions.last().map(|action| action.id) {
                state.mark_errored(newest);
            }
        }
        Step::Wait(millis) => *now = now.checked_add(Duration::from_millis(millis)).unwrap(),
    }
}

proptest! {
    #[test]
    fn the_invariants_hold_after_every_step(steps in steps()) {
        let mut state = account(VOLUMES);
        let mut now = start_time();
        for step in steps {
            let before = state.volumes.clone();
            let count = state.actions.len();
            apply(&mut state, &step, &mut now);

            prop_assert!(state.actions.len() <= count + 1);
            for (before, after) in before.iter().zip(&state.volumes) {
                prop_assert!(after.size >= before.size, "a volume shrank");
            }
            for number in 1..3 {
                let droplet = DropletId::new(number);
                let attached = state.volumes.iter().filter(|volume| volume.droplet == droplet);
                prop_assert!(attached.count() <= MAX_VOLUMES_PER_DROPLET);
                let busy = state.pending.iter().filter(|pending| pending.change.droplet() == droplet);
                prop_assert!(busy.count() <= 1, "two pending events on one Droplet");
            }
            for volume in 0..VOLUMES {
                let busy = state.pending.iter().filter(|pending| pending.volume == volume);
                prop_assert!(busy.count() <= 1, "two pending events on one volume");
            }
            let in_progress = state.actions.iter().filter(|action| !action.status.is_final());
            prop_assert_eq!(in_progress.count(), state.pending.len());
        }
    }

    #[test]
    fn the_generation_differs_whenever_volumes_or_actions_do(steps in steps()) {
        let mut state = account(VOLUMES);
        let mut now = start_time();
        for step in steps {
            let generation = state.generation(now);
            let (volumes, actions) = (state.volumes.clone(), state.actions.clone());
            apply(&mut state, &step, &mut now);
            if state.generation(now) == generation {
                prop_assert!(state.volumes == volumes && state.actions == actions);
            }
        }
    }

    #[test]
    fn completed_attaches_and_detaches_account_for_every_attachment(steps in steps()) {
        let mut state = account(VOLUMES);
        let mut now = start_time();
        let mut expected = vec![None; VOLUMES];
        let mut accepted = Vec::new();
        for step in steps {
            let count = state.actions.len();
            apply(&mut state, &step, &mut now);
            if state.actions.len() > count {
                accepted.push((state.actions[count].id, step));
            }
        }
        now = now.checked_add(DURATION).unwrap();
        for (id, step) in accepted {
            let status = state.action(id, now).unwrap().status.clone();
            prop_assert!(status.is_final());
            match step {
                Step::Attach(volume, number) if status == Status::Completed => {
                    expected[volume] = DropletId::new(number);
                }
                Step::Detach(volume, _) if status == Status::Completed => expected[volume] = None,
                Step::Attach(..) | Step::Detach(..) | Step::Resize(..) | Step::MarkErrored | Step::Wait(_) => {}
            }
        }
        let attached: Vec<_> = state.volumes.iter().map(|volume| volume.droplet).collect();
        prop_assert_eq!(attached, expected);
    }

    #[test]
    fn the_pages_of_the_actions_contain_each_action_once(total in 0_usize..450, size in 1_usize..=200) {
        let mut state = State::new(&[], total, DURATION, 7, start_time());
        let mut ids = Vec::new();
        for number in 1..=total.div_ceil(size).max(1) {
            let page = state.actions(PageRequest::new(number, size), start_time());
            prop_assert_eq!(page.total, total);
            ids.extend(page.items.into_iter().map(|action| action.id));
        }
        prop_assert!(ids.is_sorted_by(|newer, older| newer > older));
        prop_assert_eq!(ids.len(), total);
    }
}
