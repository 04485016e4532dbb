use std::ffi::OsString;
use std::time::Duration;

use clap::Args;

use super::list_item::list_item;
use crate::model::{Interval, InvalidValue, whole_number};
use crate::sandbox::{Fault, FaultKind, VolumeSpec};

/// Run a local API server, to try everything without an account.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact sandbox --volume data --volume logs --actions 1000 -- bash
  doact sandbox --volume data:nyc1:100 -- \\
    doact volume attach data 11612190 --region nyc1 --wait
  doact sandbox --volume data --tls -- python3 script.py
  doact sandbox --volume data --fail errored -- \\
    doact volume attach data 7 --region nyc1 --wait

Without a command, the sandbox prints environment variables that point doact,
doctl or curl at it, and runs until it is interrupted.")]
pub(crate) struct SandboxArgs {
    // Not a doc comment, in which rustdoc would read the brackets as a link.
    #[arg(long = "volume", value_name = "NAME[:REGION[:SIZE]]")]
    #[arg(help = "A volume that exists from the start")]
    #[arg(long_help = "A volume that exists from the start, by default in nyc1 and with 10 GiB")]
    pub(crate) volumes: Vec<VolumeSpec>,
    /// How many past actions.
    #[arg(long, value_name = "N", default_value_t = 0, allow_negative_numbers = true, value_parser = whole_number(0..=1_000_000_u32))]
    pub(crate) actions: u32,
    /// How long an action takes.
    #[arg(long, value_name = "SECONDS", default_value = "3", value_parser = parse_seconds)]
    pub(crate) action_seconds: Duration,
    /// The delay of every response.
    #[arg(long, value_name = "DURATION")]
    pub(crate) latency: Option<Interval>,
    /// Misbehave; --help lists the faults.
    #[arg(long = "fail", value_name = "FAULT[:COUNT]", value_delimiter = ',', value_parser = list_item::<Fault>, long_help = faults_help())]
    pub(crate) faults: Vec<Fault>,
    /// The port; 0 is any free one.
    #[arg(long, default_value_t = 0, allow_negative_numbers = true, value_parser = whole_number(0..=u16::MAX))]
    pub(crate) port: u16,
    /// Serve https.
    ///
    /// For clients that refuse plain http. The certificate is made at the start. The variables `SSL_CERT_FILE`, `CURL_CA_BUNDLE`,
    /// `REQUESTS_CA_BUNDLE` and `NODE_EXTRA_CA_CERTS` make clients trust it, in addition to what they
    /// trusted before.
    #[arg(long)]
    pub(crate) tls: bool,
    /// Seed of what is random.
    ///
    /// The same seed gives the same IDs, token and past actions.
    #[arg(long, default_value_t = 0, allow_negative_numbers = true, value_parser = whole_number(0..=u64::MAX))]
    pub(crate) seed: u64,
    /// A command to run against the sandbox.
    ///
    /// The sandbox ends with its exit code.
    #[arg(last = true, value_name = "COMMAND")]
    pub(crate) command: Vec<OsString>,
}

fn faults_help() -> String {
    let kinds = FaultKind::ALL.map(|kind| format!("  {:<15}{}\n", kind.name(), kind.effect()));
    format!(
        "Misbehave once, COUNT times or `forever`. Separate several faults with commas.\n\n\
         {}\n\
         Each request gets the first of these faults that applies to it.",
        kinds.concat()
    )
}

fn parse_seconds(text: &str) -> Result<Duration, InvalidValue> {
    let seconds = text.parse::<f64>().ok().filter(|seconds| (0.0..=86_400.0).contains(seconds));
    seconds
        .map(Duration::from_secs_f64)
        .ok_or_else(|| InvalidValue::new("a number of seconds from 0 to 86400"))
}
