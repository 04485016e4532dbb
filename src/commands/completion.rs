use clap_complete::Shell;
use clap_complete::env::Shells;

use crate::cli::CompletionArgs;
use crate::session::{CommandResult, Session};

/// The variable by which a script says that it asks, and in which shell it runs.
pub const VARIABLE: &str = "DOACT_COMPLETE";

/// The shells that `clap_complete` knows.
pub const SHELLS: Shells<'static> = Shells::builtins();

/// `doact completion`
pub fn completion(args: &CompletionArgs, session: &Session) -> CommandResult {
    Ok(session.printer.stdout(&script(args.shell)?)?)
}

/// The script that has a shell ask this program, found by its name, for candidates.
fn script(shell: Shell) -> anyhow::Result<String> {
    let mut script = Vec::new();
    let name = shell.to_string();
    if let Some(shell) = SHELLS.completer(&name) {
        shell.write_registration(VARIABLE, "doact", "doact", "doact", &mut script)?;
    }
    if shell == Shell::Zsh {
        // As a file of `fpath` it is run by the first TAB itself, which wants an answer too.
        script.extend_from_slice(
            b"if [[ $funcstack[1] == _doact ]]; then _clap_dynamic_completer_doact \"$@\"; fi\n",
        );
    }
    Ok(String::from_utf8(script)?)
}
