use std::ffi::OsString;
use std::time::Duration;

use clap::Args;

use crate::model::{Interval, InvalidValue, whole_number};
use crate::sandbox::{Fault, FaultKind, VolumeSpec};

/// Serve a local stand-in for the API, to try everything without an account.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact sandbox --volume data:nyc1:100 -- \\
    doact volume attach data 11612190 --region nyc1 --wait
  doact sandbox --actions 1000 -- doact actions list
  doact sandbox --volume data --fail errored -- \\
    doact volume attach data 7 --region nyc1 --wait

Without a command it prints the lines that point doact, doctl or curl at it, and
serves until it is interrupted.")]
pub struct SandboxArgs {
    /// A volume that exists: NAME[:REGION[:SIZE]] [default: nyc1, 10 GiB].
    #[arg(long = "volume", value_name = "NAME[:REGION[:SIZE]]")]
    pub volumes: Vec<VolumeSpec>,
    /// How many actions lie in the past.
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = whole_number(0..=1_000_000_u32))]
    pub actions: u32,
    /// How many seconds an action takes.
    #[arg(long, value_name = "SECONDS", default_value = "3", value_parser = parse_seconds)]
    pub action_seconds: Duration,
    /// How long every answer takes.
    #[arg(long, value_name = "DURATION")]
    pub latency: Option<Interval>,
    /// What goes wrong, and how often: once, COUNT times or `forever`; --help lists the kinds.
    #[arg(long = "fail", value_name = "KIND[:COUNT]", value_delimiter = ',', long_help = faults_help())]
    pub faults: Vec<Fault>,
    /// The port to listen on; 0 is any.
    #[arg(long, default_value_t = 0, value_parser = whole_number(0..=u16::MAX))]
    pub port: u16,
    /// The same seed makes the same IDs, token and history.
    #[arg(long, default_value_t = 0, value_parser = whole_number(0..=u64::MAX))]
    pub seed: u64,
    /// A command to run against it; it ends with that command's exit code.
    #[arg(last = true, value_name = "COMMAND")]
    pub command: Vec<OsString>,
}

/// What `--fail` takes, with what each kind does.
fn faults_help() -> String {
    let kinds = FaultKind::ALL.map(|kind| format!("  {:<15}{}\n", kind.name(), kind.effect()));
    format!(
        "What goes wrong, and how often: once, COUNT times or `forever`.\n\n\
         {}\n\
         Repeatable, or several with commas. A request meets the first of these that concerns it.",
        kinds.concat()
    )
}

/// Seconds, also in parts: `0.2`.
fn parse_seconds(text: &str) -> Result<Duration, InvalidValue> {
    let seconds = text.parse::<f64>().ok().filter(|seconds| (0.0..=86_400.0).contains(seconds));
    seconds
        .map(Duration::from_secs_f64)
        .ok_or_else(|| InvalidValue::new("a number of seconds from 0 to 86400"))
}
