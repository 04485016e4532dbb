use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// Print the path of the settings file.
#[derive(Args)]
#[command(after_help = "Examples:\n  doact config path")]
pub(crate) struct PathArgs {}

/// Print each setting with its value and its source.
#[derive(Args)]
#[command(after_help = "Examples:\n  doact config show\n  doact config show -o json")]
pub(crate) struct ShowArgs {}

/// Print the completion script for a shell.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact completion bash > ~/.local/share/bash-completion/completions/doact
  doact completion zsh > ~/.zfunc/_doact
  doact completion fish > ~/.config/fish/completions/doact.fish

TAB then completes commands, options and values. The script gets them from
doact. With a token, these include volumes and actions of the account, which
takes at most a second. Generate the script again after an update.")]
pub(crate) struct CompletionArgs {
    /// The shell.
    #[arg(value_name = "SHELL")]
    pub(crate) shell: Shell,
}

/// Write a man page for each command to a folder.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact man ~/.local/share/man/man1
  doact man ./pages && man ./pages/doact-volume-attach.1")]
pub(crate) struct ManArgs {
    /// The folder for the pages; it is created if missing.
    ///
    /// If its name is man1, the pages about topics are written to man7 beside it.
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
}
