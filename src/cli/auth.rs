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
pub struct InitArgs {
    /// Read the token from standard input instead of a prompt.
    #[arg(long)]
    pub with_token: bool,
    /// Check and import the tokens of doctl, from FILE or from doctl's default file.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with = "with_token")]
    pub from_doctl: Option<Option<PathBuf>>,
    /// Replace tokens that are already stored.
    #[arg(long, requires = "from_doctl")]
    pub force: bool,
}

/// Show which token is used, its source, and whether the API accepts it.
#[derive(Args)]
#[command(after_help = "Examples:\n  doact auth status\n  doact auth status --context prod -o json")]
pub struct StatusArgs {}

/// List the contexts of the settings file.
#[derive(Args)]
#[command(visible_alias = "ls", after_help = "Examples:\n  doact auth list")]
pub struct ContextsArgs {}

/// Change the current context; "default" is the top level of the settings file.
#[derive(Args)]
#[command(after_help = "Examples:\n  doact auth switch prod\n  doact auth switch default")]
pub struct SwitchArgs {
    /// The name of the context.
    pub name: String,
}

/// Remove a context and its token from the settings file.
#[derive(Args)]
#[command(visible_alias = "rm", after_help = "Examples:\n  doact auth remove staging")]
pub struct RemoveArgs {
    /// The name of the context.
    pub name: String,
}
