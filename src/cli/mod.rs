//! What can be typed: the command tree, and no logic.

mod actions;
mod auth;
mod config;
mod deferred;
pub mod doctl_compat;
mod filter;
mod global;
pub mod parse_error;
mod sandbox;
mod volume;

use clap::{CommandFactory, Parser, Subcommand};

use crate::error::ExitCode;

pub use actions::{ActionsCommand, GetArgs, IdArg, ListArgs, StatsArgs, WaitArgs};
pub use auth::{AuthCommand, ContextName, InitArgs};
pub use config::{CompletionArgs, ConfigCommand, ManArgs};
pub use deferred::Deferred;
pub use filter::{FilterArgs, ListOptions};
pub use global::{GlobalArgs, WaitOptions};
pub use sandbox::SandboxArgs;
pub use volume::{AttachArgs, AttachmentArgs, ChangeArgs, ResizeArgs, VolumeActionsArgs, VolumeCommand};

/// Attach, detach and resize DigitalOcean volumes, and wait until it is done.
#[derive(Parser)]
#[command(name = "doact", version, max_term_width = 80, after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", ExitCode::help()))]
#[command(subcommand_required = true, arg_required_else_help = true, args_override_self = true)]
pub struct Cli {
    /// Options that every command takes.
    #[command(flatten)]
    pub global: GlobalArgs,
    /// What is to be done.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  doact volume attach data 11612190 --region nyc1 --wait
  doact actions list -o json
  doact actions wait 36804636
  doact sandbox --volume data:nyc1:100   # try it all without an account";

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// See and wait for the actions of the account.
    #[command(subcommand, visible_alias = "action")]
    Actions(Deferred<ActionsCommand>),
    /// Change volumes, and see their actions.
    #[command(subcommand, visible_alias = "volumes")]
    Volume(Deferred<VolumeCommand>),
    /// Store tokens, one for each context.
    #[command(subcommand)]
    Auth(Deferred<AuthCommand>),
    /// See the settings, and where each came from.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Print the completions of a shell.
    Completion(CompletionArgs),
    /// Write a man page for every command into a folder.
    Man(ManArgs),
    /// Serve a local stand-in for the API, to try everything without an account.
    Sandbox(Deferred<SandboxArgs>),
}

impl Command {
    /// Whether it goes on with a list as it grows.
    pub fn follows(&self) -> bool {
        match self {
            Self::Actions(Deferred(ActionsCommand::List(args))) => args.options.follow,
            Self::Volume(Deferred(VolumeCommand::Actions(args))) => args.options.follow,
            Self::Actions(_)
            | Self::Volume(_)
            | Self::Auth(_)
            | Self::Config(_)
            | Self::Completion(_)
            | Self::Man(_)
            | Self::Sandbox(_) => false,
        }
    }
}

/// The whole tree, for completions: each command with its full name, and with the
/// options that every command takes.
pub fn command_tree() -> clap::Command {
    built(Cli::command())
}

/// The same without clap's own `help` commands, for what describes each command.
pub fn documented_tree() -> clap::Command {
    built(Cli::command().disable_help_subcommand(true))
}

/// With all that is [`Deferred`].
fn built(mut tree: clap::Command) -> clap::Command {
    tree.build();
    tree
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_sound() {
        command_tree().debug_assert();
    }

    /// Every command below this one, itself included.
    fn commands(command: &clap::Command) -> Vec<&clap::Command> {
        let below = command.get_subcommands().flat_map(commands);
        std::iter::once(command).chain(below).collect()
    }

    #[test]
    fn a_command_says_of_itself_what_is_said_of_it_in_the_list() {
        let (list, tree) = (Cli::command(), documented_tree());
        assert_eq!(list.get_subcommands().count(), tree.get_subcommands().count());
        for (listed, itself) in list.get_subcommands().zip(tree.get_subcommands()) {
            let about = |command: &clap::Command| command.get_about().map(ToString::to_string);
            assert_eq!(about(listed), about(itself));
            assert_eq!(itself.get_long_about().map(ToString::to_string), None);
        }
        for command in commands(&tree) {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(about.starts_with(char::is_uppercase), "{}: {about:?}", command.get_name());
        }
    }

    #[test]
    fn every_command_that_does_something_shows_an_example() {
        let tree = documented_tree();
        for command in commands(&tree) {
            if !command.has_subcommands() {
                let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
                assert!(help.contains("  doact "), "{} has no example", command.get_name());
            }
        }
    }

    /// What clap wraps is prose; an example, or a line of a table, would be spoilt by that.
    #[test]
    fn examples_and_tables_fit_80_columns_as_they_are_written() {
        let tree = documented_tree();
        for command in commands(&tree) {
            let below = [command.get_after_help(), command.get_after_long_help()].into_iter().flatten();
            let below = below.map(|help| (0, help.to_string()));
            let options = command.get_arguments().filter_map(clap::Arg::get_long_help);
            // The help of an option stands below it, indented.
            let options = options.map(|help| (10, help.to_string()));
            for (indent, help) in below.chain(options) {
                let as_it_stands = |line: &&str| indent == 0 || line.starts_with(' ');
                let longest = help.lines().filter(as_it_stands).map(|line| line.chars().count()).max();
                assert!(indent + longest.unwrap_or(0) <= 80, "{}\n{help}", command.get_name());
            }
        }
    }
}
