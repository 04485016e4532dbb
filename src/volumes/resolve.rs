//! Turns what the user calls a volume into what the API takes.

use std::collections::HashSet;

use crate::api::{VolumeAddress, VolumeList, find_volumes, get_volume, list_volume_actions};
use crate::error::Failure;
use crate::http::{HttpClient, HttpError};
use crate::model::{Action, Region, SIMILARITY_MIN, Volume, VolumeId, VolumeName, VolumeRef};
use crate::session::{Api, Session};

/// A Droplet holds this many volumes (openapi `volumeActions_post`, description).
const VOLUMES_MAX: usize = 15;
const SUGGESTIONS_MAX: usize = 3;

/// The address of a volume. With an ID, only the region of the command line counts; a name
/// needs a region, which may also come from the settings.
pub(crate) fn resolve_address(
    volume: &VolumeRef,
    by_name: bool,
    typed_region: Option<&Region>,
    session: &Session,
) -> Result<VolumeAddress, Failure> {
    let name = match volume {
        VolumeRef::Id(id) if !by_name => return Ok(VolumeAddress::Id(id.clone(), typed_region.cloned())),
        VolumeRef::Id(_) | VolumeRef::Name(_) => volume.clone().into_name().map_err(|problem| {
            Failure::usage(format!("{volume}: {problem}"), "leave out --by-name for an ID")
        })?,
    };
    let region = typed_region.or(session.settings.region.as_ref().map(|region| &region.value));
    let region = region.cloned().ok_or_else(|| {
        Failure::usage(
            format!("the volume name {name} needs a region, because a name is unique only within one"),
            "add --region SLUG, set DOACT_REGION or region in the settings, or name the volume by its ID",
        )
    })?;
    Ok(VolumeAddress::Name(name, region))
}

/// The addresses of several volumes.
pub(crate) fn resolve_addresses(
    volumes: &[VolumeRef],
    by_name: bool,
    typed_region: Option<&Region>,
    session: &Session,
) -> Result<Vec<VolumeAddress>, Failure> {
    if volumes.len() > VOLUMES_MAX {
        let problem = format!("{} volumes are too many: a Droplet holds up to {VOLUMES_MAX}", volumes.len());
        return Err(Failure::usage(problem, "name fewer volumes"));
    }
    let mut seen = HashSet::new();
    if let Some(twice) = volumes.iter().find(|volume| !seen.insert(*volume)) {
        return Err(Failure::usage(format!("the volume {twice} is named twice"), "name each volume once"));
    }
    volumes.iter().map(|volume| resolve_address(volume, by_name, typed_region, session)).collect()
}

/// The ID at this address; a name is looked up.
pub(crate) fn resolve_id(volume: &VolumeAddress, api: &Api) -> Result<VolumeId, Failure> {
    match volume {
        VolumeAddress::Id(id, _) => Ok(id.clone()),
        VolumeAddress::Name(name, region) => {
            let id = volume_named(name, region, api)?.id;
            id.parse().map_err(|problem| {
                let problem =
                    anyhow::anyhow!("the API gave {id:?} as the ID of the volume {name}, but {problem}");
                Failure::Local(problem)
            })
        }
    }
}

/// The volume at this address.
pub(crate) fn find_volume(volume: &VolumeAddress, api: &Api) -> Result<Volume, Failure> {
    match volume {
        VolumeAddress::Id(id, _) => {
            get_volume(&api.http, id).map_err(|error| api.failure(format!("get volume {id}"), error, None))
        }
        VolumeAddress::Name(name, region) => volume_named(name, region, api),
    }
}

/// The only volume of this name in this region.
fn volume_named(name: &VolumeName, region: &Region, api: &Api) -> Result<Volume, Failure> {
    let mut volumes = volumes_named(&api.http, name, region)
        .map_err(|error| api.failure(format!("look up the volume {name} in {region}"), error, None))?;
    match volumes.len() {
        0 => {
            let similar = similar_names(&api.http, name, region);
            Err(Failure::NoSuchVolume { name: name.clone(), region: region.clone(), similar })
        }
        1 => Ok(volumes.remove(0)),
        _ => {
            let ids = volumes.into_iter().map(|volume| volume.id).collect();
            Err(Failure::SeveralVolumes { name: name.clone(), region: region.clone(), ids })
        }
    }
}

/// The volume at this address; `None` unless there is exactly one.
pub(super) fn read_volume(http: &HttpClient, volume: &VolumeAddress) -> Result<Option<Volume>, HttpError> {
    match volume {
        VolumeAddress::Id(id, _) => get_volume(http, id).map(Some),
        VolumeAddress::Name(name, region) => {
            let mut volumes = volumes_named(http, name, region)?.into_iter();
            Ok(volumes.next().filter(|_| volumes.next().is_none()))
        }
    }
}

/// The volume at this address with its newest actions; `None` unless there is exactly one.
pub(super) fn read_with_actions(
    http: &HttpClient,
    volume: &VolumeAddress,
) -> Result<Option<(VolumeId, Vec<Action>, Volume)>, HttpError> {
    let id = match volume {
        VolumeAddress::Id(id, _) => Some(id.clone()),
        VolumeAddress::Name(..) => read_volume(http, volume)?.and_then(|volume| volume.id.parse().ok()),
    };
    let Some(id) = id else { return Ok(None) };
    let actions = list_volume_actions(http, &id, 1)?.items;
    // Read last, so that an action that ended in the meantime has had its effect.
    let volume = get_volume(http, &id)?;
    Ok(Some((id, actions, volume)))
}

/// The volumes of this name in this region. There should be one at most.
pub(super) fn volumes_named(
    http: &HttpClient,
    name: &VolumeName,
    region: &Region,
) -> Result<Vec<Volume>, HttpError> {
    let mut volumes = find_volumes(http, name, region)?;
    // A server that ignores the filter must not make us change another volume.
    volumes.retain(|volume| volume.is(name, region));
    Ok(volumes)
}

/// Suggests volumes of the region whose names are similar.
pub(super) fn similar_names(http: &HttpClient, name: &VolumeName, region: &Region) -> Option<String> {
    let list = VolumeList { name: None, region: Some(region.clone()) };
    let volumes = list.get_page(&http.without_retries(), 1).ok()?;
    let names = most_similar(name.as_str(), volumes.items.iter().filter_map(|volume| volume.name.as_deref()));
    (!names.is_empty()).then(|| format!("similar names in {region}: {}", names.join(", ")))
}

/// The names that are most similar to `name`, each once, the most similar first and else by the alphabet.
fn most_similar<'a>(name: &str, others: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let similarity = |other| (strsim::jaro_winkler(name, other), other);
    let mut similar: Vec<_> = others.filter(|other| *other != name).map(similarity).collect();
    similar.retain(|(similarity, _)| *similarity >= SIMILARITY_MIN);
    similar.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    similar.dedup();
    similar.into_iter().take(SUGGESTIONS_MAX).map(|(_, other)| other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_similar_name_is_suggested_once_and_the_most_similar_first() {
        let others = ["data-b", "logs", "data-a", "data-b", "data", "data-a", "dat"];
        assert_eq!(most_similar("data", others.into_iter()), ["dat", "data-a", "data-b"]);
        assert_eq!(most_similar("data", ["zzz"].into_iter()), [""; 0]);
    }
}
