//! The prompt of a shell in the sandbox: `(sandbox)` before the user's own.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::Path;

use super::variables::Variable;
use crate::session::Session;
use crate::terminal::text::shell_quote;

/// What to add to the command line and to the environment of a shell.
#[derive(Debug, Default)]
pub(super) struct Startup {
    pub(super) arguments: Vec<OsString>,
    pub(super) variables: Vec<Variable>,
}

/// None unless the program is an interactive shell on a terminal.
pub(super) fn startup(
    program: &OsStr,
    arguments: &[OsString],
    session: &Session,
) -> io::Result<Option<Startup>> {
    if !arguments.is_empty() || !session.stdin_is_terminal() {
        return Ok(None);
    }
    let write = |name: &str, text: &str| {
        let path = session.temp_folder.path()?.join(name);
        fs::write(&path, text).map(|()| path)
    };
    Ok(match Path::new(program).file_name().and_then(OsStr::to_str) {
        Some("bash") => {
            let arguments = vec!["--rcfile".into(), write("bashrc", BASH)?.into()];
            Some(Startup { arguments, ..Startup::default() })
        }
        Some("zsh") => {
            let file = write(".zshenv", &zsh(session.environment.get("ZDOTDIR")))?;
            let folder = file.with_file_name("").to_string_lossy().into_owned();
            Some(Startup { variables: vec![("ZDOTDIR", folder)], ..Startup::default() })
        }
        Some("fish") => {
            let arguments = vec!["--init-command".into(), FISH.into()];
            Some(Startup { arguments, ..Startup::default() })
        }
        _ => None,
    })
}

/// Sources `~/.bashrc`, which `--rcfile` replaces. Sets the prompt in a prompt command, because another one
/// may set `PS1` each time.
const BASH: &str = r#"[ -r ~/.bashrc ] && . ~/.bashrc
_doact_prompt() {
  case $PS1 in "(sandbox) "*) ;; *) PS1="(sandbox) $PS1" ;; esac
}
PROMPT_COMMAND="${PROMPT_COMMAND:+$PROMPT_COMMAND
}_doact_prompt"
"#;

/// zsh has no option for a startup file. It reads `.zshenv` from `ZDOTDIR` first, and its other files from
/// the `ZDOTDIR` that `.zshenv` sets. `folder` is the user's own.
fn zsh(folder: Option<&str>) -> String {
    let restore = folder.map_or_else(
        || "unset ZDOTDIR".to_owned(),
        |folder| format!("export ZDOTDIR={}", shell_quote(folder)),
    );
    format!(
        r#"{restore}
[[ -r ${{ZDOTDIR:-$HOME}}/.zshenv ]] && . "${{ZDOTDIR:-$HOME}}/.zshenv"
_doact_prompt() {{
  [[ $PROMPT == '(sandbox) '* ]] || PROMPT="(sandbox) $PROMPT"
}}
precmd_functions+=(_doact_prompt)
"#
    )
}

/// Runs after the user's configuration. Keeps the status of the last command, which the user's prompt may
/// show.
const FISH: &str = "
functions --copy fish_prompt _doact_prompt
function _doact_status; return $argv[1]; end
function fish_prompt
  set --local last $status
  printf '(sandbox) '
  _doact_status $last
  _doact_prompt
end
";
