use std::str::FromStr;

use clap::Args;

use super::{FilterArgs, ListOptions, RegionFilterArgs, WaitOptions};
use crate::actions::ActionQuery;
use crate::api::ActionList;
use crate::error::Failure;
use crate::model::{ActionId, InvalidValue};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct AccountFilterArgs {
    /// Name reserved IPs as such, not floating IPs.
    ///
    /// Asks the API for `reserved_ip` instead of `floating_ip` in types and resources.
    #[arg(long)]
    reserved_ips: bool,
    #[command(flatten)]
    filter: FilterArgs,
    #[command(flatten)]
    region: RegionFilterArgs,
}

impl AccountFilterArgs {
    pub(crate) fn list(&self) -> ActionList {
        ActionList::Account { reserved_ips: self.reserved_ips }
    }

    pub(crate) fn query(&self, session: &Session) -> Result<ActionQuery, Failure> {
        self.filter.query(&self.region.regions, session)
    }
}

/// List the actions of the account, newest first.
#[derive(Args)]
#[command(
    visible_alias = "ls",
    after_help = "\
Examples:
  doact actions list
  doact actions list --status in-progress,errored --since 2h
  doact actions list --type attach_volume --limit 5
  doact actions list --format ID,Status,Type --no-header
  doact actions list --follow --limit 10
  doact actions list --timeline --since 2h
  doact actions list -o json | jq '.[] | select(.status == \"errored\")'"
)]
pub(crate) struct ListArgs {
    #[command(flatten)]
    pub(crate) options: ListOptions,
    #[command(flatten)]
    pub(crate) filters: AccountFilterArgs,
}

/// Summarize the actions by type: counts, errors and durations.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact actions stats
  doact actions stats --since 7d --region nyc1
  doact actions stats --type attach_volume,detach_volume -o json
  doact actions stats --format Type,Count,Errored -o csv
  doact actions stats --jq '.[] | select(.errored > 0) | .type'

Prints a row for each type, the most frequent first. P50, P95 and LONGEST are
the median, the 95th percentile (nearest rank) and the maximum of the durations
of completed actions, from started_at to completed_at. IN_PROGRESS counts the
actions that are neither completed nor errored. In json, jsonl and yaml the
durations are p50_seconds, p95_seconds and longest_seconds, null if no action is
completed; in csv and tsv, --format also takes P50Seconds, P95Seconds and
LongestSeconds.")]
pub(crate) struct StatsArgs {
    #[command(flatten)]
    pub(crate) filters: AccountFilterArgs,
}

/// Show actions by their IDs.
#[derive(Args)]
#[command(
    visible_alias = "g",
    after_help = "\
Examples:
  doact actions get 36804636
  doact actions get 36804636 36804637 -o json
  doact actions list --limit 3 -o jsonl | doact actions get - --format ID,Status

Standard input has IDs, separated by white space, or JSON of the API, as for
`doact actions wait -`."
)]
pub(crate) struct GetArgs {
    /// The action IDs; - reads them from standard input.
    #[arg(required = true, value_name = "ACTION_ID", allow_negative_numbers = true)]
    pub(crate) ids: Vec<IdArg>,
}

/// Wait until actions are completed or errored, and show them.
#[derive(Args)]
#[command(
    visible_alias = "w",
    after_help = "\
Examples:
  doact actions wait 36804636 36804637 --timeout 30m
  doact actions wait --all --type attach_volume --since 1h
  doact actions list --status in-progress --format ID --no-header |
    doact actions wait -
  doact actions wait 36804636 36804637 --any
  doact actions wait - --fail-fast < ids.txt
  curl … https://api.digitalocean.com/v2/droplets | doact actions wait -

Standard input has IDs, separated by white space, or JSON of the API: actions,
or objects with `action`, `actions` or `links.actions`, one or several.

Exits with 0 if every action completed, 3 if one errored, and 124 if --timeout
passed first. Waiting for many actions takes few requests: doact polls pages of
the account's actions, and only the other actions one by one."
)]
pub(crate) struct WaitArgs {
    /// The action IDs; - reads them from standard input.
    #[arg(required_unless_present = "all", value_name = "ACTION_ID", allow_negative_numbers = true)]
    #[arg(conflicts_with_all = ["all", "FilterArgs", "RegionFilterArgs"])]
    pub(crate) ids: Vec<IdArg>,
    /// Wait for all actions in progress.
    ///
    /// The filters choose among them. An action that starts later is not waited for.
    #[arg(long)]
    pub(crate) all: bool,
    /// Stop once one action is completed or errored.
    ///
    /// It alone decides the exit code.
    #[arg(long, conflicts_with = "fail_fast")]
    pub(crate) any: bool,
    /// Stop once one action is errored.
    ///
    /// Also once one cannot be polled.
    #[arg(long)]
    pub(crate) fail_fast: bool,
    #[command(flatten)]
    pub(crate) wait: WaitOptions,
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
    #[command(flatten)]
    pub(crate) region: RegionFilterArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IdArg {
    Id(ActionId),
    /// `-`: the IDs are on standard input.
    Stdin,
}

impl FromStr for IdArg {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        match text {
            "-" => Ok(Self::Stdin),
            id => id.parse().map(Self::Id),
        }
    }
}
