use fastrand::Rng;
use jiff::{SignedDuration, Timestamp};

use super::action::{ActionRecord, whole_seconds};
use crate::model::{ACTION_KINDS, ActionId, DropletId, Status};
use crate::sandbox::regions::KnownRegion;
use crate::sandbox::seed::{Stream, random};

/// openapi `action_id`, example
pub(super) const FIRST_ID: u64 = 36_804_636;

/// Finished actions, oldest first. Everything but their times depends on the seed alone.
pub(super) fn generate(count: usize, seed: u64, now: Timestamp) -> Vec<ActionRecord> {
    let mut random = random(seed, Stream::History);
    let mut started_at = whole_seconds(now);
    let mut actions = Vec::with_capacity(count);
    for back in (0..count as u64).rev() {
        // Longer than an action takes, so that all have ended.
        let gap = SignedDuration::from_secs(random.i64(120..1200));
        started_at = started_at.checked_sub(gap).unwrap_or(Timestamp::MIN);
        actions.push(generate_one(FIRST_ID + back, started_at, &mut random));
    }
    actions.reverse();
    actions
}

fn generate_one(id: u64, started_at: Timestamp, random: &mut Rng) -> ActionRecord {
    let (action_type, resource_type) = ACTION_KINDS[random.usize(..ACTION_KINDS.len())];
    let regions = KnownRegion::all();
    let duration = SignedDuration::from_secs(random.i64(1..90));
    let status = match random.u8(..20) {
        0 => Status::Errored,
        1.. => Status::Completed,
    };
    let resource_id = (resource_type != "volume").then(|| random.u64(3_000_000..400_000_000));
    ActionRecord {
        id: ActionId::new(id).expect("IDs start at FIRST_ID"),
        status,
        action_type,
        started_at,
        completed_at: started_at.checked_add(duration).ok(),
        resource_type,
        resource_id,
        region: &regions[random.usize(..regions.len())],
        volume: None,
        droplet: resource_id.filter(|_| resource_type == "droplet").and_then(DropletId::new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn history_is_finished_sorted_and_depends_on_the_seed() {
        let now: Timestamp = "2026-01-02T03:04:05.678Z".parse().unwrap();
        let history = generate(500, 7, now);
        assert_eq!(history, generate(500, 7, now));
        assert_ne!(history, generate(500, 8, now));
        for pair in history.windows(2) {
            assert!(pair[0].id < pair[1].id && pair[0].started_at < pair[1].started_at);
        }
        for action in &history {
            assert!(action.status.is_final());
            assert!(action.completed_at.unwrap() < now);
            assert_eq!(action.resource_id.is_none(), action.resource_type == "volume");
        }
        for status in [Status::Completed, Status::Errored] {
            assert!(history.iter().any(|action| action.status == status));
        }
    }
}
