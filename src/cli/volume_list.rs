use std::num::NonZeroUsize;

use clap::Args;

use crate::model::{DropletId, Region, VolumeName, whole_number};
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
    /// Only these regions (comma-separated).
    #[arg(long = "region", value_name = "SLUG", value_delimiter = ',', help_heading = FILTERS)]
    regions: Vec<Region>,
    /// Only volumes with these names (comma-separated).
    #[arg(long = "name", value_name = "NAME", value_delimiter = ',', help_heading = FILTERS)]
    names: Vec<VolumeName>,
    /// Only volumes that are attached to these Droplets (comma-separated).
    #[arg(long = "droplet", value_name = "DROPLET_ID", value_delimiter = ',', help_heading = FILTERS)]
    droplets: Vec<DropletId>,
    /// Only volumes that are attached to no Droplet.
    #[arg(long, conflicts_with = "droplets", help_heading = FILTERS)]
    detached: bool,
    /// Show at most N volumes.
    #[arg(long, value_name = "N", value_parser = whole_number(NonZeroUsize::MIN..=NonZeroUsize::MAX), help_heading = FILTERS)]
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
