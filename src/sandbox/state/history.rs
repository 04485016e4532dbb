use fastrand::Rng;
use jiff::{SignedDuration, Timestamp};

use super::action::{ActionRecord, whole_seconds};
use crate::model::{ACTION_TYPES, ActionId, DropletId, Status};
use crate::sandbox::regions::KnownRegion;
use crate::sandbox::seed::{Stream, random};

/// openapi `action_id`, example
pub(super) const FIRST_ID: u64 = 36_804_636;

/// A Droplet of the history, which stays in its region.
struct Droplet {
    id: u64,
    region: &'static KnownRegion,
}

/// So few that each has several actions.
const DROPLETS: usize = 12;

/// Finished actions, oldest first. Everything but their times depends on the seed alone.
pub(super) fn generate(count: usize, seed: u64, now: Timestamp) -> Vec<ActionRecord> {
    let mut random = random(seed, Stream::History);
    let droplets: Vec<_> = (0..DROPLETS).map(|_| generate_droplet(&mut random)).collect();
    let mut started_at = whole_seconds(now);
    let mut actions = Vec::with_capacity(count);
    for back in (0..count as u64).rev() {
        // Longer than an action takes, so that all have ended.
        let gap = SignedDuration::from_secs(random.i64(120..1200));
        started_at = started_at.checked_sub(gap).unwrap_or(Timestamp::MIN);
        actions.push(generate_one(FIRST_ID + back, started_at, &droplets, &mut random));
    }
    actions.reverse();
    actions
}

fn generate_droplet(random: &mut Rng) -> Droplet {
    let regions = KnownRegion::all();
    Droplet { id: resource_id(random), region: &regions[random.usize(..regions.len())] }
}

fn resource_id(random: &mut Rng) -> u64 {
    random.u64(3_000_000..400_000_000)
}

fn generate_one(id: u64, started_at: Timestamp, droplets: &[Droplet], random: &mut Rng) -> ActionRecord {
    let (action_type, resource_type) = ACTION_TYPES[random.usize(..ACTION_TYPES.len())];
    let duration = SignedDuration::from_secs(random.i64(1..90));
    let status = match random.u8(..20) {
        0 => Status::Errored,
        1.. => Status::Completed,
    };
    let Droplet { id: droplet_id, region } = droplets[random.usize(..droplets.len())];
    let concerns_droplet = match action_type {
        "attach_volume" | "detach_volume" => true,
        _ => resource_type == "droplet",
    };
    ActionRecord {
        id: ActionId::new(id).expect("IDs start at FIRST_ID"),
        status,
        action_type,
        started_at,
        completed_at: started_at.checked_add(duration).ok(),
        resource_type,
        resource_id: match resource_type {
            "volume" => None,
            "droplet" => Some(droplet_id),
            _ => Some(resource_id(random)),
        },
        region,
        volume: None,
        droplet: DropletId::new(droplet_id).filter(|_| concerns_droplet),
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
            if action.resource_type == "droplet" {
                assert_eq!(action.resource_id, action.droplet.map(DropletId::number));
            }
        }
        let of_a_droplet = history.iter().rfind(|action| action.droplet.is_some()).unwrap();
        let same: Vec<_> = history.iter().filter(|action| action.droplet == of_a_droplet.droplet).collect();
        assert!(same.iter().all(|action| action.region == of_a_droplet.region));
        for action_type in ["attach_volume", "detach_volume", "reboot"] {
            assert!(same.iter().any(|action| action.action_type == action_type), "{action_type}");
        }
        for status in [Status::Completed, Status::Errored] {
            assert!(history.iter().any(|action| action.status == status));
        }
    }
}
