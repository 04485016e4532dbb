use std::num::NonZeroUsize;

use clap::Args;

use super::WaitOptions;
use super::list_item::{list_item, region_item, volume_name_item};
use crate::config::Options;
use crate::model::{DropletId, Region, VolumeName, VolumeRef, whole_number};
use crate::volumes::VolumeQuery;

/// List the volumes of the account.
#[derive(Args)]
#[command(
    visible_alias = "ls",
    after_help = "\
Examples:
  doact volume list
  doact volume list --region nyc1 --detached
  doact volume list --droplet 11612190 --format Name,Size,DropletIDs
  doact volume list -o json | jq '.[] | select(.size_gigabytes > 100)'"
)]
pub(crate) struct VolumeListArgs {
    /// Only these regions, such as nyc1.
    ///
    /// Separate several with commas.
    #[arg(long = "region", value_name = "SLUG", value_delimiter = ',', value_parser = region_item, help_heading = FILTERS)]
    regions: Vec<Region>,
    /// Only volumes with these names.
    ///
    /// Separate several with commas.
    #[arg(long = "name", value_name = "NAME", value_delimiter = ',', value_parser = volume_name_item, help_heading = FILTERS)]
    names: Vec<VolumeName>,
    /// Only volumes attached to these Droplets.
    ///
    /// Separate several with commas.
    #[arg(long = "droplet", value_name = "DROPLET_ID", value_delimiter = ',', value_parser = list_item::<DropletId>, help_heading = FILTERS)]
    droplets: Vec<DropletId>,
    /// Only volumes attached to no Droplet.
    #[arg(long, conflicts_with = "droplets", help_heading = FILTERS)]
    detached: bool,
    /// At most N volumes.
    #[arg(long, value_name = "N", allow_negative_numbers = true, help_heading = FILTERS)]
    #[arg(value_parser = whole_number(NonZeroUsize::MIN..=NonZeroUsize::MAX))]
    limit: Option<NonZeroUsize>,
}

const FILTERS: &str = "Filter options";

impl VolumeListArgs {
    pub(crate) fn query(&self) -> VolumeQuery {
        VolumeQuery {
            names: self.names.clone(),
            regions: self.regions.clone(),
            droplets: self.droplets.clone(),
            detached: self.detached,
            limit: self.limit.map(usize::from),
        }
    }
}

/// Show volumes by their IDs or names.
#[derive(Args)]
#[command(
    visible_alias = "g",
    after_help = "\
Examples:
  doact volume get data --region nyc1
  doact volume get data logs --region nyc1 --format Name,DropletIDs
  doact volume get 7724db7c-e098-11e5-b522-000f53304e51 -o json"
)]
pub(crate) struct VolumeGetArgs {
    #[command(flatten)]
    pub(crate) named: NamedVolumes,
}

/// Wait for whatever is in progress on volumes, whoever started it.
#[derive(Args)]
#[command(
    visible_alias = "w",
    after_help = "\
Examples:
  doact volume wait data --region nyc1
  doact volume wait data logs --region nyc1 --timeout 5m -o json

Prints the actions once each is completed or errored. If nothing is in progress,
a note says so, and the list is empty. Exits with 0 if every action completed or
nothing is in progress, 3 if one errored, and 124 if --timeout passed first."
)]
pub(crate) struct VolumeWaitArgs {
    #[command(flatten)]
    pub(crate) named: NamedVolumes,
    #[command(flatten)]
    pub(crate) wait: WaitOptions,
}

/// The volumes of a command that only reads.
#[derive(Args)]
pub(crate) struct NamedVolumes {
    /// The volumes: IDs, or names with --region.
    #[arg(required = true, value_name = "VOLUME", allow_negative_numbers = true)]
    pub(crate) volumes: Vec<VolumeRef>,
    /// The volumes' region, if VOLUME is a name.
    #[arg(long, value_name = "SLUG")]
    pub(crate) region: Option<Region>,
    /// Treat VOLUME as a name in any case.
    ///
    /// A volume may have a name that looks like an ID.
    #[arg(long)]
    pub(crate) by_name: bool,
}

impl NamedVolumes {
    pub(crate) fn settings(&self) -> Options {
        Options { region: self.region.clone(), ..Options::default() }
    }
}
