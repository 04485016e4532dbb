//! Which argument of which command takes what.

use std::ffi::OsStr;
use std::sync::Arc;

use clap::builder::Resettable;
use clap_complete::{ArgValueCompleter, CompletionCandidate};

use super::account_values::{Account, Which};
use super::static_values;
use crate::commands::columns;

/// The tree with candidates for the values of its arguments. Options are offered
/// where one is being typed (`at_option`), and else only where nothing else fits.
pub fn with_values(tree: clap::Command, account: &Arc<Account>, at_option: bool) -> clap::Command {
    with_values_below(tree, &[], account, at_option)
}

fn with_values_below(
    command: clap::Command,
    path: &[&str],
    account: &Arc<Account>,
    at_option: bool,
) -> clap::Command {
    let command = command.mut_args(|arg| {
        let completer = completer(path, arg.get_id().as_str(), account);
        let arg = if arg.is_positional() || at_option { arg } else { arg.hide(true) };
        match completer {
            Some(completer) => arg.add(completer),
            None => arg,
        }
    });
    command.mut_subcommands(|below| {
        let name = below.get_name().to_owned();
        let path: Vec<_> = path.iter().copied().chain([name.as_str()]).collect();
        with_values_below(with_hidden_aliases(below), &path, account, at_option)
    })
}

/// The same command, known by its aliases and offered by its name: of names for
/// one thing the engine offers the first by the alphabet, which is `a` for `attach`.
fn with_hidden_aliases(command: clap::Command) -> clap::Command {
    let aliases: Vec<_> = command.get_visible_aliases().map(str::to_owned).collect();
    command.visible_alias(Resettable::Reset).aliases(aliases)
}

/// What the argument `id` of the command with this path takes, where clap itself does not know.
fn completer(path: &[&str], id: &str, account: &Arc<Account>) -> Option<ArgValueCompleter> {
    let account = Arc::clone(account);
    match (path, id) {
        (_, "region" | "regions") => Some(of(static_values::regions)),
        (_, "types") => Some(of(static_values::action_types)),
        (_, "resource_types") => Some(of(static_values::resource_types)),
        (["sandbox"], "faults") => Some(of(static_values::faults)),
        (_, "format") => {
            let names = columns(&path.join(" "), account.is_dry_run());
            Some(of(move |start: &str| static_values::columns(&names, start)))
        }
        (_, "context") | (["auth", "switch" | "remove"], "name") => {
            Some(of(move |start: &str| account.contexts(start)))
        }
        (["actions", "wait"], "ids") => {
            Some(of(move |start: &str| account.actions(Which::Unfinished, start)))
        }
        (["actions", "get"], "ids") => Some(of(move |start: &str| account.actions(Which::Any, start))),
        (["volume", _], "volume" | "volumes") => Some(of(move |start: &str| account.volumes(start))),
        _ => None,
    }
}

fn of(values: impl Fn(&str) -> Vec<CompletionCandidate> + Send + Sync + 'static) -> ArgValueCompleter {
    // A start that is no text is the start of nothing.
    ArgValueCompleter::new(move |start: &OsStr| start.to_str().map(&values).unwrap_or_default())
}
