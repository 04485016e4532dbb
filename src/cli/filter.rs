use std::num::NonZeroUsize;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use jiff::Timestamp;

use crate::actions::ActionQuery;
use crate::actions::list::{ListView, Order};
use crate::error::Failure;
use crate::model::{Region, ResourceId, Status, TimeSpec, whole_number};

/// An action matches an option with several values if it matches any of them.
#[derive(Args)]
#[command(next_help_heading = "Filter options")]
pub(crate) struct FilterArgs {
    /// Only these statuses (comma-separated).
    #[arg(long = "status", value_name = "STATUS", value_delimiter = ',', value_parser = statuses())]
    pub(crate) statuses: Vec<Status>,
    /// Only these action types, such as `attach_volume` (comma-separated).
    #[arg(long = "type", visible_alias = "action-type", value_name = "TYPE", value_delimiter = ',')]
    pub(crate) types: Vec<String>,
    /// Only resources of these types, such as droplet (comma-separated).
    #[arg(long = "resource-type", value_name = "TYPE", value_delimiter = ',')]
    pub(crate) resource_types: Vec<String>,
    /// Only resources with these IDs (comma-separated).
    #[arg(long = "resource-id", value_name = "ID", value_delimiter = ',')]
    pub(crate) resource_ids: Vec<ResourceId>,
    /// Only actions started at this time or later: RFC 3339, a date (midnight UTC), or an age such
    /// as 2h or 3d.
    #[arg(long, visible_alias = "after", value_name = "WHEN", allow_hyphen_values = true)]
    pub(crate) since: Option<TimeSpec>,
    /// Only actions started at this time or earlier, in the same formats.
    #[arg(long, visible_alias = "before", value_name = "WHEN", allow_hyphen_values = true)]
    pub(crate) until: Option<TimeSpec>,
    /// Show at most N actions (the newest).
    #[arg(long, value_name = "N", value_parser = whole_number(NonZeroUsize::MIN..=NonZeroUsize::MAX))]
    pub(crate) limit: Option<NonZeroUsize>,
}

impl FilterArgs {
    /// What these options select, with ages counted back from `now`.
    pub(crate) fn query(&self, regions: &[Region], now: Timestamp) -> Result<ActionQuery, Failure> {
        let timestamp = |time: Option<TimeSpec>| time.map(|time| time.timestamp(now));
        let (since, until) = (timestamp(self.since), timestamp(self.until));
        if since.zip(until).is_some_and(|(since, until)| since > until) {
            return Err(Failure::usage("--since is later than --until", "swap them"));
        }
        Ok(ActionQuery {
            statuses: self.statuses.clone(),
            types: self.types.clone(),
            resource_types: self.resource_types.clone(),
            resource_ids: self.resource_ids.iter().map(ResourceId::to_string).collect(),
            regions: regions.to_vec(),
            since,
            until,
            limit: self.limit.map(usize::from),
        })
    }
}

#[derive(Args)]
#[command(next_help_heading = "Filter options")]
pub(crate) struct RegionFilterArgs {
    /// Only these regions (comma-separated).
    #[arg(long = "region", value_name = "SLUG", value_delimiter = ',')]
    pub(crate) regions: Vec<Region>,
}

#[derive(Args)]
#[command(next_help_heading = "Display options")]
pub(crate) struct ListOptions {
    /// Show the oldest actions first.
    #[arg(long)]
    pub(crate) reverse: bool,
    /// Keep running and print each new action and each change of status.
    #[arg(long, short, conflicts_with = "reverse")]
    pub(crate) follow: bool,
    /// Draw the actions as bars on a time axis: `===` is completed, `==x` errored, `-->` in progress.
    ///
    /// The axis is in UTC. It starts at --since, or else at the first action. It ends at --until, or
    /// else now if --since is given or an action is in progress, or else at the last action.
    #[arg(long, conflicts_with = "follow")]
    pub(crate) timeline: bool,
}

impl ListOptions {
    pub(crate) fn view(&self) -> ListView {
        let order = if self.reverse { Order::OldestFirst } else { Order::NewestFirst };
        match (self.follow, self.timeline) {
            (true, _) => ListView::Follow,
            (false, true) => ListView::Timeline(order),
            (false, false) => ListView::Rows(order),
        }
    }
}

fn statuses() -> impl clap::builder::TypedValueParser<Value = Status> {
    PossibleValuesParser::new(["in-progress", "completed", "errored"]).map(|word| Status::from(word.as_str()))
}
