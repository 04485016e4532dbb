//! One file per verb. [`VERBS`] lists them.

mod actions;
mod auth;
pub(crate) mod completion;
mod config;
mod droplet;
mod help;
mod man;
#[cfg(feature = "sandbox")]
mod sandbox;
mod tree;
mod version;
mod volume;

use std::borrow::Cow;
use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches as _};

use crate::cli::{
    AttachArgs, CompletionArgs, ContextsArgs, DetachArgs, DropletActionsArgs, GetArgs, GlobalArgs, HelpArgs,
    InitArgs, ListArgs, ManArgs, PathArgs, RemoveArgs, ResizeArgs, ShowArgs, StatsArgs, StatusArgs,
    SwitchArgs, VersionArgs, VolumeActionsArgs, VolumeGetArgs, VolumeListArgs, VolumeWaitArgs, WaitArgs,
};
use crate::config::{ConfigError, Loaded, Options, Settings};
use crate::error::{ExitCode, Failure, Failures};
use crate::output::{Column, Tabular};
use crate::session::Session;
use crate::system::Environment;

/// Every verb: the words that name it, and the type of its arguments, which implements [`Verb`].
const VERBS: &[VerbEntry] = &[
    entry::<ListArgs>("actions list"),
    entry::<GetArgs>("actions get"),
    entry::<WaitArgs>("actions wait"),
    entry::<StatsArgs>("actions stats"),
    entry::<VolumeListArgs>("volume list"),
    entry::<VolumeGetArgs>("volume get"),
    entry::<AttachArgs>("volume attach"),
    entry::<DetachArgs>("volume detach"),
    entry::<ResizeArgs>("volume resize"),
    entry::<VolumeWaitArgs>("volume wait"),
    entry::<VolumeActionsArgs>("volume actions"),
    entry::<DropletActionsArgs>("droplet actions"),
    entry::<InitArgs>("auth init"),
    entry::<StatusArgs>("auth status"),
    entry::<ContextsArgs>("auth list"),
    entry::<SwitchArgs>("auth switch"),
    entry::<RemoveArgs>("auth remove"),
    entry::<PathArgs>("config path"),
    entry::<ShowArgs>("config show"),
    entry::<CompletionArgs>("completion"),
    entry::<HelpArgs>("help"),
    entry::<ManArgs>("man"),
    entry::<VersionArgs>("version"),
    #[cfg(feature = "sandbox")]
    entry::<crate::cli::SandboxArgs>("sandbox"),
];

pub(crate) use tree::{command_tree, documented_tree, variables};

pub(crate) type SettingsLoader = fn(Options, &Environment) -> Result<Loaded, ConfigError>;

/// A command that can be run, implemented by the type of its arguments.
pub(crate) trait Verb {
    /// A row of its output. `--format` takes the columns of this type.
    type Row: Tabular
    where
        Self: Sized;

    /// The columns that `--format` takes with `--dry-run`.
    fn dry_run_columns() -> Vec<&'static str>
    where
        Self: Sized,
    {
        Vec::new()
    }

    /// False for a verb that works even if the settings file or a variable is invalid.
    fn needs_settings(&self) -> bool {
        true
    }

    fn settings_loader(&self) -> SettingsLoader {
        if self.needs_settings() { Settings::load } else { Settings::load_without_file }
    }

    /// Whether it uses a setting. A bad value of any other setting is not an error.
    fn uses(&self, _setting: &str) -> bool {
        self.needs_settings()
    }

    /// The settings that its own options set.
    fn typed_settings(&self) -> Options {
        Options::default()
    }

    /// Whether it prints a list that does not end.
    fn follows(&self) -> bool {
        false
    }

    /// Whether it ends once nobody reads its output: true if it only lists something.
    fn ends_with_reader(&self) -> bool {
        false
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures>;
}

/// The row type of a verb that prints no rows.
pub(crate) enum NoRow {}

impl Tabular for NoRow {
    const COLUMNS: &'static [Column<Self>] = &[];

    fn json(&self) -> Cow<'_, str> {
        match *self {}
    }
}

pub(crate) fn column_names<R: Tabular>() -> Vec<&'static str> {
    R::COLUMNS.iter().map(|column| column.name).collect()
}

/// Reads something for each key. Stops after a failure that every other request would have too.
fn read_each<K, T>(keys: &[K], mut read: impl FnMut(&K) -> Result<T, Failure>) -> (Vec<T>, Vec<Failure>) {
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    for key in keys {
        match read(key) {
            Ok(value) => found.push(value),
            Err(failure) => {
                let is_last = failure.concerns_every_request();
                failures.push(failure);
                if is_last {
                    break;
                }
            }
        }
    }
    (found, failures)
}

/// A verb in the command tree.
struct VerbEntry {
    path: &'static str,
    declare: fn(Command) -> Command,
    parse: fn(&ArgMatches) -> Result<Box<dyn Verb>, clap::Error>,
    columns: fn() -> Vec<&'static str>,
    dry_run_columns: fn() -> Vec<&'static str>,
}

const fn entry<V: Verb + Args + 'static>(path: &'static str) -> VerbEntry {
    VerbEntry {
        path,
        declare: V::augment_args,
        parse: |matches| Ok(Box::new(V::from_arg_matches(matches)?)),
        columns: column_names::<V::Row>,
        dry_run_columns: V::dry_run_columns,
    }
}

impl VerbEntry {
    /// The command; the help of its `--format` names its columns.
    fn command(&self, name: &'static str, format: Option<&Arg>) -> Command {
        let command = (self.declare)(Command::new(name));
        let (columns, dry_run_columns) = ((self.columns)(), (self.dry_run_columns)());
        let Some(format) = format.filter(|_| !columns.is_empty()) else { return command };
        let mut help =
            format!("{}. Columns: {}", format.get_help().cloned().unwrap_or_default(), columns.join(", "));
        if !dry_run_columns.is_empty() {
            help = format!("{help}; with --dry-run: {}", dry_run_columns.join(", "));
        }
        command.arg(format.clone().long_help(help))
    }
}

/// The global options and the verb that were typed.
pub(crate) fn parse(arguments: &[OsString]) -> Result<(GlobalArgs, Box<dyn Verb>), clap::Error> {
    let matches = command_tree().try_get_matches_from(arguments)?;
    let (path, verb_matches) = verb_path(&matches);
    let verb = VERBS.iter().find(|verb| verb.path == path);
    let verb = verb.ok_or_else(|| clap::Error::new(ErrorKind::MissingSubcommand))?;
    Ok((GlobalArgs::from_arg_matches(&matches)?, (verb.parse)(verb_matches)?))
}

/// The names of the subcommands in these matches, and the matches of the last one.
fn verb_path(matches: &ArgMatches) -> (String, &ArgMatches) {
    match matches.subcommand() {
        None => (String::new(), matches),
        Some((name, below)) => {
            let (rest, last) = verb_path(below);
            (if rest.is_empty() { name.to_owned() } else { format!("{name} {rest}") }, last)
        }
    }
}

/// The words that can follow `doact help`: topics and the first words of commands. After the first words of
/// a command (`typed`), its next words.
pub(crate) fn help_words(typed: Option<&str>) -> Vec<&'static str> {
    let topics = help::TOPICS.iter().map(|topic| topic.name);
    let mut words: Vec<_> = match typed {
        Some(command) => {
            VERBS.iter().filter_map(|verb| verb.path.strip_prefix(command)?.strip_prefix(' ')).collect()
        }
        None => topics.chain(VERBS.iter().filter_map(|verb| verb.path.split(' ').next())).collect(),
    };
    words.dedup();
    words
}

/// The columns that `--format` takes for the verb at this path of the command tree.
pub(crate) fn columns(path: &str, dry_run: bool) -> Vec<&'static str> {
    match VERBS.iter().find(|verb| verb.path == path) {
        Some(verb) if dry_run => (verb.dry_run_columns)(),
        Some(verb) => (verb.columns)(),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clap_accepts_the_command_tree() {
        command_tree().debug_assert();
    }

    /// This command and all its subcommands.
    fn commands(command: &clap::Command) -> Vec<&clap::Command> {
        let subcommands = command.get_subcommands().flat_map(commands);
        std::iter::once(command).chain(subcommands).collect()
    }

    #[test]
    fn every_command_has_a_one_line_description() {
        for command in commands(&documented_tree()) {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(about.starts_with(char::is_uppercase), "{}: {about:?}", command.get_name());
            assert_eq!(command.get_long_about().map(ToString::to_string), None);
        }
    }

    /// Wrapping would break examples and tables. Prose may be wrapped.
    #[test]
    fn examples_and_tables_fit_80_columns_without_wrapping() {
        let tree = documented_tree();
        for command in commands(&tree) {
            let after = [command.get_after_help(), command.get_after_long_help()].into_iter().flatten();
            let after = after.map(|help| (0, help.to_string()));
            let options = command.get_arguments().filter_map(clap::Arg::get_long_help);
            // The help of an option is indented by 10 columns.
            let options = options.map(|help| (10, help.to_string()));
            for (indent, help) in after.chain(options) {
                let is_fixed = |line: &&str| indent == 0 || line.starts_with(' ');
                let longest = help.lines().filter(is_fixed).map(|line| line.chars().count()).max();
                assert!(indent + longest.unwrap_or(0) <= 80, "{}\n{help}", command.get_name());
            }
        }
    }
}
