use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// Print where the settings file is, or would be.
#[derive(Args)]
#[command(after_help = "Examples:\n  doact config path")]
pub struct PathArgs {}

/// Print each setting, its value and where it came from.
#[derive(Args)]
#[command(after_help = "Examples:\n  doact config show\n  doact config show -o json")]
pub struct ShowArgs {}

/// Print the completions of a shell.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact completion bash > ~/.local/share/bash-completion/completions/doact
  doact completion zsh > ~/.zfunc/_doact
  doact completion fish > ~/.config/fish/completions/doact.fish

TAB then completes commands, options and values. The script asks doact for them:
with a token it offers volumes and actions of the account, after one request.
Without an answer within a second there are none. Write it anew after an update.")]
pub struct CompletionArgs {
    /// The shell.
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Write a man page for every command into a folder.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact man ~/.local/share/man/man1
  doact man ./pages && man ./pages/doact-volume-attach.1")]
pub struct ManArgs {
    /// The folder for the pages, made if it is missing.
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub folder: PathBuf,
}
