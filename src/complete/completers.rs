//! Connects each argument of the command tree with the source of its values.

use std::ffi::OsStr;
use std::sync::Arc;

use clap::builder::Resettable;
use clap_complete::{ArgValueCompleter, CompletionCandidate};

use super::account_values::{Account, ActionScope};
use super::static_values;
use crate::commands::{columns, help_words};

/// Adds completers to the arguments of the command at this path and of its subcommands. Options are hidden,
/// and so only offered if nothing else matches, unless one is being typed (`at_option`).
pub(super) fn with_completers(
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
    command.mut_subcommands(|subcommand| {
        let name = subcommand.get_name().to_owned();
        let path: Vec<_> = path.iter().copied().chain([name.as_str()]).collect();
        with_completers(with_hidden_aliases(subcommand), &path, account, at_option)
    })
}

/// `clap_complete` offers the alphabetically first of a command's names, which is `a` for `attach`.
/// Hidden aliases are parsed, but not offered.
fn with_hidden_aliases(command: clap::Command) -> clap::Command {
    let aliases: Vec<_> = command.get_visible_aliases().map(str::to_owned).collect();
    command.visible_alias(Resettable::Reset).aliases(aliases)
}

/// The completer of the argument `id`. Possible values that clap declares need none.
fn completer(path: &[&str], id: &str, account: &Arc<Account>) -> Option<ArgValueCompleter> {
    let account = Arc::clone(account);
    match (path, id) {
        (_, "region" | "regions") => Some(completer_from(static_values::regions)),
        (["help"], "words") => {
            let words = help_words(account.help_words().as_deref());
            Some(completer_from(move |prefix: &str| static_values::words(&words, prefix)))
        }
        (_, "types") => Some(completer_from(static_values::action_types)),
        (_, "resource_types") => Some(completer_from(static_values::resource_types)),
        #[cfg(feature = "sandbox")]
        (["sandbox"], "faults") => Some(completer_from(static_values::faults)),
        (_, "format") => {
            let names = columns(&path.join(" "), account.is_dry_run());
            Some(completer_from(move |prefix: &str| static_values::columns(&names, prefix)))
        }
        (_, "context") | (["auth", "switch" | "remove"], "name") => {
            Some(completer_from(move |prefix: &str| account.contexts(prefix)))
        }
        (["actions", "wait"], "ids") => {
            Some(completer_from(move |prefix: &str| account.actions(ActionScope::Unfinished, prefix)))
        }
        (["actions", "get"], "ids") => {
            Some(completer_from(move |prefix: &str| account.actions(ActionScope::All, prefix)))
        }
        (["droplet", "actions"], "droplet") | (["volume", "list"], "droplets") => {
            Some(completer_from(move |prefix: &str| account.droplets(prefix)))
        }
        (["droplet", "actions"], "id") => {
            Some(completer_from(move |prefix: &str| account.droplet_actions(prefix)))
        }
        (["volume", "actions"], "id") => {
            Some(completer_from(move |prefix: &str| account.volume_actions(prefix)))
        }
        (["volume", "attach"], "volumes") => {
            Some(completer_from(move |prefix: &str| account.volumes_to_attach(prefix)))
        }
        (["volume", "detach"], "words") => {
            Some(completer_from(move |prefix: &str| account.volumes_to_detach(prefix)))
        }
        (["volume", _], "volume" | "volumes" | "names") => {
            Some(completer_from(move |prefix: &str| account.volumes(prefix)))
        }
        _ => None,
    }
}

fn completer_from(
    values: impl Fn(&str) -> Vec<CompletionCandidate> + Send + Sync + 'static,
) -> ArgValueCompleter {
    ArgValueCompleter::new(move |prefix: &OsStr| prefix.to_str().map(&values).unwrap_or_default())
}
