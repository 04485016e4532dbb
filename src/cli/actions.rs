use std::str::FromStr;

use clap::Args;

use super::{FilterArgs, ListOptions, WaitOptions};
use crate::model::{ActionId, InvalidValue, Region};

/// Which actions of the account.
#[derive(Args)]
pub struct AccountFilterArgs {
    /// What they are like.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Only in this region; several by commas.
    #[arg(long = "region", value_name = "SLUG", value_delimiter = ',', help_heading = "Which actions")]
    pub regions: Vec<Region>,
    /// Have the API send `reserved_ips` in place of `floating_ips`.
    #[arg(long)]
    pub reserved_ips: bool,
}

/// List every action of the account, newest first.
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
pub struct ListArgs {
    /// Which actions.
    #[command(flatten)]
    pub which: AccountFilterArgs,
    /// How they are shown.
    #[command(flatten)]
    pub options: ListOptions,
}

/// Sum up the actions of each type: how many, how many errored, how long they took.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact actions stats
  doact actions stats --since 7d --region nyc1
  doact actions stats --type attach_volume,detach_volume -o json
  doact actions stats --format Type,Count,Errored -o csv
  doact actions stats --jq '.[] | select(.errored > 0) | .type'

A row for each type, the most frequent first. P50, P95 and LONGEST are over the
completed actions alone, from their started_at to their completed_at: half of
them, or 95 in 100, took no longer than P50 or P95 (the nearest rank, so each is
the duration of an action that there was). IN_PROGRESS counts what is neither
completed nor errored. In json, jsonl and yaml they are p50_seconds, p95_seconds
and longest_seconds, null where no action is completed; in csv and tsv, --format
has P50Seconds, P95Seconds and LongestSeconds too.")]
pub struct StatsArgs {
    /// Which actions.
    #[command(flatten)]
    pub which: AccountFilterArgs,
}

/// Show actions.
#[derive(Args)]
#[command(
    visible_alias = "g",
    after_help = "\
Examples:
  doact actions get 36804636
  doact actions get 36804636 36804637 -o json"
)]
pub struct GetArgs {
    /// The actions' IDs.
    #[arg(required = true, value_name = "ACTION_ID", allow_negative_numbers = true)]
    pub ids: Vec<ActionId>,
}

/// Wait until actions are completed or errored, and show them.
#[derive(Args)]
#[command(
    visible_alias = "w",
    after_help = "\
Examples:
  doact actions wait 36804636
  doact actions wait 36804636 36804637 --timeout 30m
  doact actions list --status in-progress --format ID --no-header |
    doact actions wait -
  doact actions wait 36804636 36804637 --any
  doact actions wait - --fail-fast < ids.txt

Exits with 0 when every action is completed, 3 when one is errored, and 124 when
the time was over. Many actions cost few requests: pages of the account's newest
actions are read, and only those that are not there are asked about one by one."
)]
pub struct WaitArgs {
    /// The actions' IDs; - reads them from standard input.
    #[arg(required = true, value_name = "ACTION_ID", allow_negative_numbers = true)]
    pub ids: Vec<IdArg>,
    /// Stop at the first action that is completed or errored, which alone decides the exit code.
    #[arg(long, conflicts_with = "fail_fast")]
    pub any: bool,
    /// Stop as soon as one action is errored or cannot be waited for.
    #[arg(long)]
    pub fail_fast: bool,
    /// How long and how often.
    #[command(flatten)]
    pub wait: WaitOptions,
}

/// An action's ID, or the place where more of them are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdArg {
    /// This one.
    Id(ActionId),
    /// `-`: those on standard input.
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
