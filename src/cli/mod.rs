//! The arguments of each command, for clap.

mod actions;
mod auth;
mod config;
pub(crate) mod doctl_compat;
mod droplet;
mod filter;
mod global;
mod help;
mod lenient;
mod list_item;
pub(crate) mod parse_error;
#[cfg(feature = "sandbox")]
mod sandbox;
mod suggestions;
mod version;
mod volume;
mod volume_read;

use clap::{Command, CommandFactory as _, Parser};

use crate::error::ExitCode;
use crate::terminal::style;

pub(crate) use actions::{GetArgs, IdArg, ListArgs, StatsArgs, WaitArgs};
pub(crate) use auth::{ContextsArgs, InitArgs, RemoveArgs, StatusArgs, SwitchArgs};
pub(crate) use config::{CompletionArgs, ManArgs, PathArgs, ShowArgs};
pub(crate) use droplet::DropletActionsArgs;
pub(crate) use filter::{FilterArgs, ListOptions, RegionFilterArgs};
pub(crate) use global::{GlobalArgs, WaitOptions};
pub(crate) use help::HelpArgs;
pub(crate) use lenient::LenientOptions;
#[cfg(feature = "sandbox")]
pub(crate) use sandbox::SandboxArgs;
pub(crate) use version::VersionArgs;
pub(crate) use volume::{AttachArgs, ChangeArgs, DetachArgs, ResizeArgs, VolumeActionsArgs};
pub(crate) use volume_read::{NamedVolumes, VolumeGetArgs, VolumeListArgs, VolumeWaitArgs};

/// Attach, detach and resize DigitalOcean volumes, and wait for the result.
#[derive(Parser)]
#[command(name = "doact", version, max_term_width = 80, styles = style::CLAP, after_help = examples(), after_long_help = format!("{}\n\n{}", examples(), ExitCode::help()))]
#[command(subcommand_required = true, arg_required_else_help = true, args_override_self = true)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
}

fn examples() -> String {
    let mut examples = "\
Examples:
  doact volume attach data 11612190 --region nyc1 --wait
  doact actions list -o json
  doact actions wait 36804636"
        .to_owned();
    if cfg!(feature = "sandbox") {
        examples.push_str("\n  doact sandbox --volume data:nyc1:100   # try doact without an account");
    }
    examples
}

/// The command tree without the verbs, which `commands::VERBS` adds.
pub(crate) fn root() -> Command {
    let group = |name: &'static str, about: &'static str| {
        Command::new(name).about(about).subcommand_required(true).arg_required_else_help(true)
    };
    Cli::command().subcommands([
        group("actions", "List actions of the account and wait for them").visible_alias("action"),
        group("volume", "List and change volumes, and list their actions").visible_alias("volumes"),
        group("droplet", "List the actions of a Droplet").visible_alias("droplets"),
        group("auth", "Manage tokens, one for each context"),
        group("config", "Show the settings and their sources"),
    ])
}
