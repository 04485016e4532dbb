//! What a shell asks for when somebody presses TAB.
//!
//! The script of `doact completion SHELL` runs `doact` with [`VARIABLE`] set and
//! the words of the line behind `--`. `clap_complete` finds out which argument
//! is being typed; here stands what its value may be. Whatever goes wrong, the
//! answer is only shorter: a shell at its prompt is no place for an error.
//!
//! `line` reads what is typed already, `values` says which argument takes what,
//! `account` asks the settings file and the API, each within `deadline`'s limit.

mod account_values;
mod completers;
mod deadline;
mod joined_word;
mod partial_line;
mod static_values;

use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

use clap_complete::env::EnvCompleter;

use crate::commands::command_tree;
use crate::commands::completion::{SHELLS, VARIABLE};
use crate::system::Environment;

use account_values::Account;
use partial_line::Line;

/// The variable with the place of the word at the cursor, named by `clap_complete`.
const INDEX: &str = "_CLAP_COMPLETE_INDEX";

/// What bash wants between two candidates, named by `clap_complete`.
const SEPARATOR: &str = "_CLAP_IFS";

/// A shell's question: how may the word at the cursor go on?
pub struct Question {
    shell: &'static dyn EnvCompleter,
    words: Vec<OsString>,
    /// Which of the words is the one at the cursor.
    index: usize,
    environment: Environment,
}

impl Question {
    /// The question that a process was started with, if it was started with one.
    pub fn of(arguments: &[OsString], environment: &Environment) -> Option<Self> {
        let shell = SHELLS.0.iter().find(|shell| environment.get(VARIABLE) == Some(shell.name()))?;
        // No command starts with `--`, so a variable that was left behind does no harm.
        let (_, [dashes, words @ ..]) = arguments.split_first()? else { return None };
        if dashes != "--" || words.is_empty() {
            return None;
        }
        let index = environment.get(INDEX).and_then(|index| index.parse().ok());
        let index = index.unwrap_or(words.len() - 1);
        Some(Self { shell: *shell, words: words.to_vec(), index, environment: environment.clone() })
    }

    /// The candidates in the form that the shell's script expects; nothing if there are none.
    pub fn answer(self) -> String {
        let mut answer = Vec::new();
        let here = Some(Path::new("."));
        let written = if self.shell.name() == "bash" {
            let (words, glued) = joined_word::put_together(&self.words, self.index);
            let mut tree = self.tree(&words, glued.index);
            let candidates = clap_complete::engine::complete(&mut tree, words, glued.index, here);
            candidates.map(|candidates| {
                let separator = self.environment.get(SEPARATOR).unwrap_or("\n");
                answer = joined_word::render(&candidates, &glued, separator).into_bytes();
            })
        } else {
            let mut tree = self.tree(&self.words, self.index);
            self.shell.write_complete(&mut tree, self.words, here, &mut answer)
        };
        match written {
            Ok(()) => String::from_utf8(answer).unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// The command tree, with the values that fit the rest of the line.
    fn tree(&self, words: &[OsString], index: usize) -> clap::Command {
        let line = Line::read(words, index, self.environment.clone());
        let at_option = line.current().starts_with('-');
        let account = Arc::new(Account::new(line, self.environment.clone()));
        let mut tree = command_tree();
        // Built, so that each command has the global options.
        tree.build();
        completers::with_values(tree, &account, at_option)
    }
}
