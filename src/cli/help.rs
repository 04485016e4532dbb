use clap::Args;

/// Print the help of a command, or a page about a topic.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact help volume attach
  doact help environment

Topics:
  environment  the variables that doact reads
  files        the settings file, and what else doact reads and writes
  exit-codes   what each exit code means
  output       formats, columns and filters of results
  filters      which actions and volumes a list shows")]
pub(crate) struct HelpArgs {
    /// A command, or a topic: environment, files, exit-codes, output or filters.
    #[arg(value_name = "COMMAND|TOPIC")]
    pub(crate) words: Vec<String>,
}
