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

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::super::partial_line::Line;
    use super::*;
    use crate::commands::command_tree;
    use crate::system::Environment;

    /// Every argument that takes a value, by its command's path and its ID.
    fn arguments(command: &clap::Command, path: &[&str]) -> Vec<(String, String)> {
        let takes = |arg: &&clap::Arg| arg.get_action().takes_values();
        let own = command.get_arguments().filter(takes).map(|arg| (path.join(" "), arg.get_id().to_string()));
        let below = command.get_subcommands().flat_map(|below| {
            let path: Vec<_> = path.iter().copied().chain([below.get_name()]).collect();
            arguments(below, &path)
        });
        own.chain(below).collect()
    }

    #[test]
    fn every_name_that_stands_here_is_one_of_the_trees() {
        let tree = command_tree();
        let found: Vec<_> = arguments(&tree, &[]);
        for (path, id) in [
            ("actions list", "regions"),
            ("actions list", "types"),
            ("actions list", "resource_types"),
            ("actions get", "ids"),
            ("actions wait", "ids"),
            ("volume attach", "volumes"),
            ("volume detach", "volumes"),
            ("volume resize", "volume"),
            ("volume actions", "volume"),
            ("volume attach", "region"),
            ("auth switch", "name"),
            ("auth remove", "name"),
            ("sandbox", "faults"),
            ("", "format"),
            ("", "context"),
        ] {
            assert!(found.contains(&(path.to_owned(), id.to_owned())), "{path} {id}");
            let line = Line::read(&[OsString::from("doact")], 0, Environment::default());
            let account = Arc::new(Account::new(line, Environment::default()));
            let path: Vec<_> = path.split_whitespace().collect();
            assert!(completer(&path, id, &account).is_some(), "{path:?} {id}");
        }
    }
}
