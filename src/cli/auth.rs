use std::path::PathBuf;

use clap::Args;

/// Check a token with the API, then store it.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact auth init
  doact auth init --context prod
  printf '%s' \"$TOKEN\" | doact auth init --with-token
  doact auth init --from-doctl

Without --context, the token is stored at the top level of the settings file.")]
pub(crate) struct InitArgs {
    /// Read the token from standard input instead of a prompt.
    #[arg(long)]
    pub(crate) with_token: bool,
    /// Import the tokens of doctl, once checked.
    ///
    /// From FILE, or else from doctl's default file.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with = "with_token")]
    #[expect(clippy::option_option, reason = "how clap declares an option with an optional value")]
    pub(crate) from_doctl: Option<Option<PathBuf>>,
    /// Replace tokens that are already stored.
    // Clap does not require an option that conflicts with another one that was typed.
    #[arg(long, requires = "from_doctl", conflicts_with = "with_token")]
    pub(crate) force: bool,
}

/// Show which token is used, its source, and whether the API accepts it.
#[derive(Args)]
#[command(after_help = "Examples:\n  doact auth status\n  doact auth status --context prod -o json")]
pub(crate) struct StatusArgs {}

/// List the contexts of the settings file.
#[derive(Args)]
#[command(visible_alias = "ls", after_help = "Examples:\n  doact auth list")]
pub(crate) struct ContextsArgs {}

/// Change the current context; "default" is the top level of the settings file.
#[derive(Args)]
#[command(after_help = "Examples:\n  doact auth switch prod\n  doact auth switch default")]
pub(crate) struct SwitchArgs {
    /// The name of the context.
    pub(crate) name: String,
}

/// Remove a context and its token from the settings file.
#[derive(Args)]
#[command(visible_alias = "rm", after_help = "Examples:\n  doact auth remove staging")]
pub(crate) struct RemoveArgs {
    /// The name of the context.
    pub(crate) name: String,
}
