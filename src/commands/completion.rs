use clap_complete::Shell;
use clap_complete::env::Shells;

use crate::cli::CompletionArgs;
use crate::commands::{NoRow, Verb};
use crate::error::{ExitCode, Failures};
use crate::session::Session;

/// The script sets this variable to the name of its shell.
pub(crate) const VARIABLE: &str = "DOACT_COMPLETE";

pub(crate) const SHELLS: Shells<'static> = Shells::builtins();

impl Verb for CompletionArgs {
    type Row = NoRow;

    fn needs_settings(&self) -> bool {
        false
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        session.printer.stdout(&script(self.shell)?)?;
        Ok(ExitCode::Done)
    }
}

fn script(shell: Shell) -> anyhow::Result<String> {
    let mut script = Vec::new();
    let name = shell.to_string();
    if let Some(shell) = SHELLS.completer(&name) {
        shell.write_registration(VARIABLE, "doact", "doact", "doact", &mut script)?;
    }
    if shell == Shell::Zsh {
        // zsh sources a file of `fpath` at the first TAB and expects candidates from it at once.
        script.extend_from_slice(
            b"if [[ $funcstack[1] == _doact ]]; then _clap_dynamic_completer_doact \"$@\"; fi\n",
        );
    }
    Ok(String::from_utf8(script)?)
}
