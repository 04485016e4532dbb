use std::ffi::OsStr;
use std::num::NonZeroUsize;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Args, Command};

use super::list_item::{list_item, region_item, word_item};
use crate::actions::ActionQuery;
use crate::actions::list::ListView;
use crate::config::Options;
use crate::error::Failure;
use crate::http::Reporter as _;
use crate::model::{Interval, Region, ResourceId, Status, TimeSpec, is_same_word, whole_number};
use crate::output::Order;
use crate::session::Session;

/// An action matches an option with several values if it matches any of them.
#[derive(Args)]
#[command(next_help_heading = "Filter options")]
pub(crate) struct FilterArgs {
    /// Only in-progress, completed or errored actions.
    ///
    /// Separate several with commas.
    #[arg(hide_possible_values = true, long = "status", value_name = "STATUS", value_delimiter = ',', value_parser = StatusParser)]
    pub(crate) statuses: Vec<Status>,
    /// Only these types of actions.
    ///
    /// Such as `attach_volume`, `detach_volume`, `resize` or `create`; separate several with commas.
    #[arg(long = "type", visible_alias = "action-type", value_name = "TYPE", value_delimiter = ',', value_parser = word_item)]
    pub(crate) types: Vec<String>,
    /// Only these types of resources, such as droplet.
    ///
    /// Separate several with commas.
    #[arg(long = "resource-type", value_name = "TYPE", value_delimiter = ',', value_parser = word_item)]
    pub(crate) resource_types: Vec<String>,
    /// Only resources with these IDs.
    ///
    /// Separate several with commas.
    #[arg(long = "resource-id", value_name = "ID", value_delimiter = ',', value_parser = list_item::<ResourceId>)]
    pub(crate) resource_ids: Vec<ResourceId>,
    /// Started at WHEN or later.
    ///
    /// WHEN is a time (2026-01-31T12:00:00Z), a date (midnight UTC), or an age such as 2h, 3d or 1w.
    #[arg(long, visible_alias = "after", value_name = "WHEN", allow_hyphen_values = true)]
    pub(crate) since: Option<TimeSpec>,
    /// Started at WHEN or earlier.
    ///
    /// WHEN is a time, a date or an age, as for --since.
    #[arg(long, visible_alias = "before", value_name = "WHEN", allow_hyphen_values = true)]
    pub(crate) until: Option<TimeSpec>,
    /// At most N actions, the newest.
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    #[arg(value_parser = whole_number(NonZeroUsize::MIN..=NonZeroUsize::MAX))]
    pub(crate) limit: Option<NonZeroUsize>,
}

impl FilterArgs {
    /// What these options select, with ages counted back from now.
    pub(crate) fn query(&self, regions: &[Region], session: &Session) -> Result<ActionQuery, Failure> {
        let now = session.clock.wall();
        let timestamp = |time: Option<TimeSpec>| time.map(|time| time.timestamp(now));
        let (since, until) = (timestamp(self.since), timestamp(self.until));
        for (option, time) in [("--since", self.since), ("--until", self.until)] {
            if let Some(TimeSpec::InUtc(time)) = time {
                session.printer.note(&format!("note: {option} has no time zone and is read as UTC: {time}"));
            }
        }
        if since.zip(until).is_some_and(|(since, until)| since > until) {
            return Err(Failure::usage("--since is later than --until", "swap them"));
        }
        Ok(ActionQuery {
            statuses: self.statuses.clone(),
            unfinished: false,
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
    /// Only these regions, such as nyc1.
    ///
    /// Separate several with commas.
    #[arg(long = "region", value_name = "SLUG", value_delimiter = ',', value_parser = region_item)]
    pub(crate) regions: Vec<Region>,
}

#[derive(Args)]
pub(crate) struct ListOptions {
    /// Show the oldest actions first.
    #[arg(long)]
    pub(crate) reverse: bool,
    /// Keep running and print what happens.
    ///
    /// Prints each new action and each change of a status until it is interrupted.
    #[arg(long, short, conflicts_with = "reverse")]
    pub(crate) follow: bool,
    /// With --follow, poll at this fixed interval.
    ///
    /// Without it, doact polls every second at first and less often while nothing happens.
    // Clap does not require an option that conflicts with another one that was typed.
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true, requires = "follow", conflicts_with_all = ["reverse", "timeline"])]
    pub(crate) poll_interval: Option<Interval>,
    /// Draw the actions as bars on a time axis.
    ///
    /// `===` is completed, `==x` errored, and `-->` in progress. The axis is in UTC. It starts at --since, or else at the first action. It ends at --until, or
    /// else now if --since is given or an action is in progress, or else at the last action.
    #[arg(long, conflicts_with = "follow")]
    pub(crate) timeline: bool,
}

impl ListOptions {
    pub(crate) fn settings(&self) -> Options {
        Options { poll_interval: self.poll_interval, ..Options::default() }
    }

    pub(crate) fn view(&self) -> ListView {
        let order = if self.reverse { Order::Reversed } else { Order::AsRead };
        match (self.follow, self.timeline) {
            (true, _) => ListView::Follow,
            (false, true) => ListView::Timeline(order),
            (false, false) => ListView::Rows(order),
        }
    }
}

/// A status in any case, also with `_` in place of `-`.
#[derive(Clone)]
struct StatusParser;

const STATUSES: [&str; 3] = ["in-progress", "completed", "errored"];

impl TypedValueParser for StatusParser {
    type Value = Status;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Status, clap::Error> {
        let typed = value.to_string_lossy();
        let known = STATUSES.into_iter().find(|known| is_same_word(known, typed.trim()));
        let word = known.map_or(value, OsStr::new);
        PossibleValuesParser::new(STATUSES)
            .parse_ref(command, arg, word)
            .map(|word| Status::from(word.as_str()))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(STATUSES.into_iter().map(PossibleValue::new)))
    }
}
