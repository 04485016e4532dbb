//! From what the user called a volume to what an endpoint takes.

use std::collections::HashSet;

use super::diagnose::near_names;
use crate::api::{VolumeAddress, find_volumes};
use crate::config::Sourced;
use crate::error::Failure;
use crate::model::{Region, VolumeId, VolumeName, VolumeRef};
use crate::session::{Api, Session};

/// How many volumes one command takes: as many as a Droplet holds (openapi
/// `volumeActions_post`, description).
const VOLUMES_MAX: usize = 15;

/// A volume by its ID, or by a name with the region that makes it unique.
///
/// `typed` is the region of the command line, which is all that goes with an ID;
/// a name also takes the one of the settings.
pub fn address(
    volume: &VolumeRef,
    by_name: bool,
    typed: Option<&Region>,
    session: &Session,
) -> Result<VolumeAddress, Failure> {
    let name = match volume {
        VolumeRef::Id(id) if !by_name => return Ok(VolumeAddress::Id(id.clone(), typed.cloned())),
        VolumeRef::Id(_) | VolumeRef::Name(_) => volume.clone().into_name().map_err(|problem| {
            Failure::usage(format!("{volume}: {problem}"), "leave out --by-name for an ID")
        })?,
    };
    let region = typed.or(session.settings.region.as_ref().map(|region: &Sourced<Region>| &region.value));
    let region = region.cloned().ok_or_else(|| {
        Failure::usage(
            format!("the volume name {name} needs a region, because a name is unique only within one"),
            "add --region SLUG, set DOACT_REGION or region in the settings, or name the volume by its ID",
        )
    })?;
    Ok(VolumeAddress::Name(name, region))
}

/// The same for several volumes, which must be few enough and different.
pub fn addresses(
    volumes: &[VolumeRef],
    by_name: bool,
    typed: Option<&Region>,
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
    volumes.iter().map(|volume| address(volume, by_name, typed, session)).collect()
}

/// The ID of the one volume of this name, looked up with one request.
pub fn look_up(name: &VolumeName, region: &Region, api: &Api) -> Result<VolumeId, Failure> {
    let found = find_volumes(&api.http, name, region)
        .map_err(|error| api.failure(format!("look up the volume {name} in {region}"), error, None))?;
    // A server that ignores the filter must not make us change another volume.
    let named = found.items.into_iter().filter(|volume| volume.is(name, region));
    let ids: Vec<_> = named.map(|volume| volume.id).collect();
    match ids.as_slice() {
        [] => {
            let near = near_names(&api.http, name, region);
            Err(Failure::NoSuchVolume { name: name.clone(), region: region.clone(), near })
        }
        [id] => id.parse().map_err(|problem| {
            Failure::Local(anyhow::anyhow!(
                "the API gave {id:?} as the ID of the volume {name}, but {problem}"
            ))
        }),
        _ => Err(Failure::SeveralVolumes { name: name.clone(), region: region.clone(), ids }),
    }
}
