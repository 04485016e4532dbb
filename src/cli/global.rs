use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{ArgAction, Args};

use crate::config::Options;
use crate::http::ApiUrl;
use crate::model::{Interval, TimeLimit, whole_number};
use crate::output::{Format, Jq};
use crate::terminal::{ColorChoice, ProgressChoice};

/// Options that every command takes, named as in doctl wherever doctl has the thing.
#[derive(Args)]
#[command(next_help_heading = "Global options")]
pub struct GlobalArgs {
    /// The API token; an environment variable or the settings file keeps it out of the process list.
    #[arg(short = 't', long, global = true, value_name = "TOKEN")]
    pub access_token: Option<String>,
    /// Where the API is: https, or http on loopback.
    #[arg(short = 'u', long, global = true, value_name = "URL")]
    pub api_url: Option<ApiUrl>,
    /// The settings file.
    #[arg(short, long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The context of the settings file to use.
    #[arg(long, global = true, value_name = "NAME")]
    pub context: Option<String>,
    /// How results are written.
    #[arg(short, long, global = true, value_name = "FORMAT", ignore_case = true)]
    #[arg(value_parser = PossibleValuesParser::new(Format::NAMES.iter().map(|(name, _)| *name)).try_map(|name| name.parse::<Format>()))]
    pub output: Option<Format>,
    /// Show these columns in a table, csv or tsv (comma-separated).
    #[arg(long, global = true, value_name = "COLUMNS", value_delimiter = ',')]
    pub format: Option<Vec<String>>,
    /// Leave out the header of a table, csv or tsv.
    #[arg(long, global = true)]
    pub no_header: bool,
    /// Filter the JSON with a jq expression: '.[] | .id'; strings come out raw.
    #[arg(long, global = true, value_name = "EXPR")]
    pub jq: Option<Jq>,
    /// When to colour.
    #[arg(long, global = true, value_name = "WHEN", ignore_case = true)]
    #[arg(value_parser = PossibleValuesParser::new(["auto", "always", "never"]).try_map(|name| name.parse::<ColorChoice>()))]
    pub color: Option<ColorChoice>,
    /// How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere.
    #[arg(long, global = true, value_name = "HOW", default_value = "auto", hide_default_value = true)]
    pub progress: ProgressChoice,
    /// Say nothing but results and errors.
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say a line for each request.
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    pub verbose: bool,
    /// Show requests and answers whole, but for the token.
    #[arg(long, global = true)]
    pub trace: bool,
    /// How often a failed request is sent again [default: 5].
    #[arg(long, global = true, value_name = "N", value_parser = whole_number(0..=u32::MAX))]
    pub http_retry_max: Option<u32>,
    /// How long one request may take [default: 30s].
    #[arg(long, global = true, value_name = "DURATION", allow_hyphen_values = true)]
    pub http_timeout: Option<Interval>,
}

/// How long to wait, and how often to ask.
#[derive(Debug, Clone, Copy, Args)]
pub struct WaitOptions {
    /// How long everything may take, retries included; 0 is no limit [default: 15m].
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    pub timeout: Option<TimeLimit>,
    /// Ask at this interval instead of every second at first and less often later.
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    pub poll_interval: Option<Interval>,
}

impl WaitOptions {
    /// The settings that these options set.
    pub(crate) fn settings(&self) -> Options {
        Options { timeout: self.timeout, poll_interval: self.poll_interval, ..Options::default() }
    }
}
