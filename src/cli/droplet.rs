use clap::Args;

use super::{FilterArgs, ListOptions, RegionFilterArgs};
use crate::model::{ActionId, DropletId};

/// List the actions of a Droplet, newest first, or show one of them.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact droplet actions 11612190
  doact droplet actions 11612190 --status in-progress
  doact droplet actions 11612190 --since 2h --follow
  doact droplet actions 11612190 36804636 -o json")]
pub(crate) struct DropletActionsArgs {
    /// The Droplet ID.
    #[arg(value_name = "DROPLET_ID", allow_negative_numbers = true)]
    pub(crate) droplet: DropletId,
    /// Show only this action.
    #[arg(value_name = "ACTION_ID", allow_negative_numbers = true)]
    #[arg(conflicts_with_all = ["FilterArgs", "RegionFilterArgs", "ListOptions"])]
    pub(crate) id: Option<ActionId>,
    #[command(flatten)]
    pub(crate) options: ListOptions,
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
    #[command(flatten)]
    pub(crate) region: RegionFilterArgs,
}
