use clap::Args;

/// Print the version of doact.
#[derive(Args)]
#[command(after_help = "Examples:\n  doact version\n  doact version -o json")]
pub(crate) struct VersionArgs {}
