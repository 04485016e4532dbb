//! Shell completion.
//!
//! The script of `doact completion SHELL` runs `doact` with [`VARIABLE`] set and the words of the
//! command line after `--`. `clap_complete` finds the argument that is being typed, and the modules here
//! provide its values. Errors are not printed, because they would disturb the shell's prompt: there are just
//! fewer candidates.

mod account_values;
mod completers;
mod joined_word;
mod partial_line;
mod static_values;
mod timed_lookup;

use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

use clap_complete::env::EnvCompleter;

use crate::commands::command_tree;
use crate::commands::completion::{SHELLS, VARIABLE};
use crate::config::{KillHandle, StdioMode};
use crate::system::Environment;

use account_values::Account;
use partial_line::PartialLine;

/// The variable with the index of the word at the cursor. `clap_complete` chose the name.
const INDEX: &str = "_CLAP_COMPLETE_INDEX";

/// The variable with the separator that bash expects between candidates. `clap_complete` chose the name.
const SEPARATOR: &str = "_CLAP_IFS";

/// A shell's request for candidates.
pub(crate) struct CompletionRequest {
    shell: &'static dyn EnvCompleter,
    words: Vec<OsString>,
    /// The index of the word at the cursor.
    index: usize,
    environment: Environment,
    /// Kills the token command, if one is running.
    pub(crate) token_command: KillHandle,
}

impl CompletionRequest {
    /// None if the process was not started by a completion script.
    pub(crate) fn from_process(arguments: &[OsString], environment: &Environment) -> Option<Self> {
        let shell = SHELLS.0.iter().find(|shell| environment.get(VARIABLE) == Some(shell.name()))?;
        // No command line starts with `--`, so a variable that is set by mistake has no effect.
        let (_, [dashes, words @ ..]) = arguments.split_first()? else { return None };
        if dashes != "--" || words.is_empty() {
            return None;
        }
        let index = environment.get(INDEX).and_then(|index| index.parse().ok());
        let index = index.unwrap_or(words.len() - 1);
        let token_command = KillHandle::new(StdioMode::Silent);
        let (words, environment) = (words.to_vec(), environment.clone());
        Some(Self { shell: *shell, words, index, environment, token_command })
    }

    /// The candidates, in the form that the script of the shell expects.
    pub(crate) fn answer(self) -> String {
        let mut answer = Vec::new();
        let folder = Some(Path::new("."));
        let written = if self.shell.name() == "bash" {
            let (words, joined) = joined_word::join_parts(&self.words, self.index);
            let mut tree = self.tree(&words, joined.index);
            let candidates = clap_complete::engine::complete(&mut tree, words, joined.index, folder);
            candidates.map(|candidates| {
                let separator = self.environment.get(SEPARATOR).unwrap_or("\n");
                answer = joined_word::render(&candidates, &joined, separator).into_bytes();
            })
        } else {
            let mut tree = self.tree(&self.words, self.index);
            self.shell.write_complete(&mut tree, self.words, folder, &mut answer)
        };
        match written {
            Ok(()) => String::from_utf8(answer).unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// The command tree with completers for this command line.
    fn tree(&self, words: &[OsString], index: usize) -> clap::Command {
        let line = PartialLine::new(words, index, self.environment.clone());
        let at_option = line.current().starts_with('-');
        let account = Arc::new(Account::new(line, self.environment.clone(), self.token_command.clone()));
        let mut tree = command_tree();
        // Building adds the global options to each command.
        tree.build();
        completers::with_completers(tree, &[], &account, at_option)
    }
}
