//! What a seed decides: the token, the volumes' IDs, the history, the request IDs.

use fastrand::Rng;
use uuid::Builder;

use crate::model::VolumeId;

/// One stream of random numbers each, so that one volume more changes no other thing.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stream {
    Token,
    Volumes,
    History,
    RequestIds,
}

pub(super) fn random(seed: u64, stream: Stream) -> Rng {
    let number: u64 = match stream {
        Stream::Token => 1,
        Stream::Volumes => 2,
        Stream::History => 3,
        Stream::RequestIds => 4,
    };
    // Seeds next to one another must not share streams: spread them first.
    Rng::with_seed(Rng::with_seed(seed).u64(..).wrapping_add(number))
}

/// A UUID in its hyphenated, lower-case form.
pub(super) fn uuid(random: &mut Rng) -> String {
    let bytes = random.u128(..).to_be_bytes();
    Builder::from_random_bytes(bytes).into_uuid().to_string()
}

/// A volume's ID.
pub(super) fn volume_id(random: &mut Rng) -> VolumeId {
    uuid(random).parse().expect("a UUID is a volume's ID")
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
    fn a_seed_always_gives_the_same_token_and_another_seed_another() {
        assert_eq!(token(7), token(7));
        assert_ne!(token(7), token(8));
        assert_eq!(token(7).len(), "dop_v1_".len() + 64);
    }

    #[test]
    fn volume_ids_differ_from_one_another_and_from_another_seeds() {
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
