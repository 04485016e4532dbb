use std::path::PathBuf;

use clap::Args;

/// Store a token in the settings file, after the API has taken it.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact auth init
  doact auth init --context prod
  printf '%s' \"$TOKEN\" | doact auth init --with-token
  doact auth init --from-doctl

Without --context the token goes to the top level of the settings file.")]
pub struct InitArgs {
    /// Read the token from standard input instead of asking for it.
    #[arg(long)]
    pub with_token: bool,
    /// Import the tokens of doctl, each checked first; without FILE from doctl's own place.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with = "with_token")]
    pub from_doctl: Option<Option<PathBuf>>,
    /// Import also where there is a token here already.
    #[arg(long, requires = "from_doctl")]
    pub force: bool,
}

/// Say which token is used, where it comes from, and whether the API takes it.
#[derive(Args)]
#[command(after_help = "Examples:\n  doact auth status\n  doact auth status --context prod -o json")]
pub struct StatusArgs {}

/// List the contexts of the settings file.
#[derive(Args)]
#[command(visible_alias = "ls", after_help = "Examples:\n  doact auth list")]
pub struct ContextsArgs {}

/// Use another context from now on; "default" is the file's top level.
#[derive(Args)]
#[command(after_help = "Examples:\n  doact auth switch prod\n  doact auth switch default")]
pub struct SwitchArgs {
    /// The context's name.
    pub name: String,
}

/// Remove a context and its token from the settings file.
#[derive(Args)]
#[command(visible_alias = "rm", after_help = "Examples:\n  doact auth remove staging")]
pub struct RemoveArgs {
    /// The context's name.
    pub name: String,
}
