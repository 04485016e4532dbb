//! Values derived from the seed: the token, volume IDs, the history, request IDs.

use fastrand::Rng;
use uuid::Builder;

use crate::model::VolumeId;

/// Each has its own random numbers, so that adding a volume does not change the history.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stream {
    Token = 1,
    Volumes = 2,
    History = 3,
    RequestIds = 4,
}

pub(super) fn random(seed: u64, stream: Stream) -> Rng {
    // Hash the seed first: otherwise seed 1 and seed 2 would share streams.
    Rng::with_seed(Rng::with_seed(seed).u64(..).wrapping_add(stream as u64))
}

/// Hyphenated and lower-case.
pub(super) fn uuid(random: &mut Rng) -> String {
    let bytes = random.u128(..).to_be_bytes();
    Builder::from_random_bytes(bytes).into_uuid().to_string()
}

pub(super) fn volume_id(random: &mut Rng) -> VolumeId {
    uuid(random).parse().expect("a UUID is a valid volume ID")
}

/// A token with the prefix and the length of a personal access token.
pub(super) fn token(seed: u64) -> String {
    let mut random = random(seed, Stream::Token);
    format!("dop_v1_{:032x}{:032x}", random.u128(..), random.u128(..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_depends_on_the_seed_only() {
        assert_eq!(token(7), token(7));
        assert_ne!(token(7), token(8));
        assert_eq!(token(7).len(), "dop_v1_".len() + 64);
    }

    #[test]
    fn volume_ids_differ_within_and_between_seeds() {
        let first_two = |seed| {
            let mut random = random(seed, Stream::Volumes);
            [volume_id(&mut random), volume_id(&mut random)]
        };
        let mut ids = [first_two(7), first_two(8)].concat();
        assert_eq!(first_two(7), ids[..2]);
        ids.dedup();
        assert_eq!(ids.len(), 4);
    }
}
