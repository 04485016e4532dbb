use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{ArgAction, Args};

use crate::config::Options;
use crate::http::ApiUrl;
use crate::model::{Interval, TimeLimit, whole_number};
use crate::output::{Format, Jq};
use crate::terminal::{ColorChoice, ProgressChoice};

/// The options of every command, with the names that doctl gives them.
#[derive(Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct GlobalArgs {
    /// The API token.
    ///
    /// Other users can see it in the list of processes; prefer an environment variable or the
    /// settings file.
    #[arg(short = 't', long, global = true, value_name = "TOKEN")]
    pub(crate) access_token: Option<String>,
    /// The URL of the API: https, or http on loopback.
    #[arg(short = 'u', long, global = true, value_name = "URL")]
    pub(crate) api_url: Option<ApiUrl>,
    /// The settings file.
    #[arg(short, long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// The context of the settings file to use.
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) context: Option<String>,
    /// The output format.
    #[arg(short, long, global = true, value_name = "FORMAT", ignore_case = true)]
    #[arg(value_parser = PossibleValuesParser::new(Format::NAMES.iter().map(|(name, _)| *name)).try_map(|name| name.parse::<Format>()))]
    pub(crate) output: Option<Format>,
    /// The columns of a table, csv or tsv, separated by commas.
    #[arg(long, global = true, value_name = "COLUMNS", value_delimiter = ',')]
    pub(crate) format: Option<Vec<String>>,
    /// Leave out the header of a table, csv or tsv.
    #[arg(long, global = true)]
    pub(crate) no_header: bool,
    /// Filter the JSON with a jq expression, such as '.[] | .id'. Strings are printed raw.
    #[arg(long, global = true, value_name = "EXPR")]
    pub(crate) jq: Option<Jq>,
    /// When to use colour.
    #[arg(long, global = true, value_name = "WHEN", ignore_case = true)]
    #[arg(value_parser = PossibleValuesParser::new(["auto", "always", "never"]).try_map(|name| name.parse::<ColorChoice>()))]
    pub(crate) color: Option<ColorChoice>,
    /// How to show progress on standard error: auto is a spinner on a terminal and lines elsewhere.
    #[arg(long, global = true, value_name = "HOW", ignore_case = true)]
    pub(crate) progress: Option<ProgressChoice>,
    /// Print only results and errors.
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Log one line per request.
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    pub(crate) verbose: bool,
    /// Log full requests and responses, with the token redacted.
    #[arg(long, global = true)]
    pub(crate) trace: bool,
    /// How many times a failed request is retried [default: 5].
    #[arg(long, global = true, value_name = "N", allow_negative_numbers = true, value_parser = whole_number(0..=u32::MAX))]
    pub(crate) http_retry_max: Option<u32>,
    /// Time limit for one request [default: 30s].
    #[arg(long, global = true, value_name = "DURATION", allow_hyphen_values = true)]
    pub(crate) http_timeout: Option<Interval>,
}

#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct WaitOptions {
    /// Time limit, or 0 for none [default: 15m].
    ///
    /// Counts the whole command, also retries and pauses.
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    pub(crate) timeout: Option<TimeLimit>,
    /// Poll at this fixed interval.
    ///
    /// Without it, doact polls every second at first and less often later.
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    pub(crate) poll_interval: Option<Interval>,
}

impl WaitOptions {
    pub(crate) fn settings(&self) -> Options {
        Options { timeout: self.timeout, poll_interval: self.poll_interval, ..Options::default() }
    }
}
