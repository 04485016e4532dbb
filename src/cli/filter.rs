use std::num::NonZeroUsize;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};

use crate::model::{ActionId, Status, TimeSpec};

/// Which actions of a list are looked at. Several values of one option are
/// separated by commas, or given one by one; any of them will do.
#[derive(Args)]
#[command(next_help_heading = "Which actions")]
pub struct FilterArgs {
    /// Only with this status; several by commas.
    #[arg(long = "status", value_name = "STATUS", value_delimiter = ',', value_parser = statuses())]
    pub statuses: Vec<Status>,
    /// Only of this type, such as `attach_volume`; several by commas.
    #[arg(long = "type", visible_alias = "action-type", value_name = "TYPE", value_delimiter = ',')]
    pub types: Vec<String>,
    /// Only on a resource of this type, such as droplet; several by commas.
    #[arg(long = "resource-type", value_name = "TYPE", value_delimiter = ',')]
    pub resource_types: Vec<String>,
    /// Only on the resource with this ID; several by commas.
    #[arg(long = "resource-id", value_name = "ID", value_delimiter = ',')]
    pub resource_ids: Vec<ActionId>,
    /// Only started then or later: a time (RFC 3339), a date (its first moment, UTC), or
    /// an age such as 2h or 3d.
    #[arg(long, visible_alias = "after", value_name = "WHEN", allow_hyphen_values = true)]
    pub since: Option<TimeSpec>,
    /// Only started then or earlier, said in the same ways.
    #[arg(long, visible_alias = "before", value_name = "WHEN", allow_hyphen_values = true)]
    pub until: Option<TimeSpec>,
    /// At most so many, the newest.
    #[arg(long, value_name = "N")]
    pub limit: Option<NonZeroUsize>,
}

/// How the actions of a list are shown.
#[derive(Args)]
#[command(next_help_heading = "How they are shown")]
pub struct ListOptions {
    /// The oldest first.
    #[arg(long)]
    pub reverse: bool,
    /// Go on: print each new action and each change of status, until interrupted.
    #[arg(long, short, conflicts_with = "reverse")]
    pub follow: bool,
    /// Draw the actions as bars on a time axis: `===` is completed, `==x` errored, `-->` in progress.
    ///
    /// The axis is in UTC and begins at --since, or with the first action. It ends at --until; without
    /// it, now if --since is given or something is in progress, and else with the last action.
    #[arg(long, conflicts_with = "follow")]
    pub timeline: bool,
}

fn statuses() -> impl clap::builder::TypedValueParser<Value = Status> {
    PossibleValuesParser::new(["in-progress", "completed", "errored"]).map(|word| Status::from(word.as_str()))
}
