use clap::{Arg, Command};

use crate::commands::columns;
use crate::config::{FILE_VARIABLE, KEYS};
use crate::error::ExitCode;
use crate::model::ACTION_TYPES;
use crate::output::Format;

/// A page of its own, also as a man page.
pub(crate) struct Topic {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// The page for this command tree.
    pub(crate) blocks: fn(&Command) -> Vec<Block>,
}

pub(crate) enum Block {
    Heading(&'static str),
    Text(String),
    /// Shown as they are.
    Lines(Vec<String>),
    /// Each item with its description.
    List(Vec<(String, String)>),
}

pub(crate) const TOPICS: &[Topic] = &[
    Topic { name: "environment", about: "The environment variables that doact reads", blocks: environment },
    Topic { name: "files", about: "The files that doact reads and writes", blocks: files },
    Topic { name: "exit-codes", about: "The exit codes of doact", blocks: exit_codes },
    Topic { name: "output", about: "How doact prints results, messages and errors", blocks: output },
    Topic { name: "filters", about: "Which actions and volumes a list shows", blocks: filters },
];

fn text(prose: impl Into<String>) -> Block {
    Block::Text(prose.into())
}

fn lines(lines: &[&str]) -> Block {
    Block::Lines(lines.iter().map(ToString::to_string).collect())
}

fn list(items: &[(&str, &str)]) -> Block {
    Block::List(items.iter().map(|(item, about)| ((*item).to_owned(), (*about).to_owned())).collect())
}

/// An option of any command.
fn find_option<'a>(command: &'a Command, long: &str) -> Option<&'a Arg> {
    let own = command.get_arguments().find(|arg| arg.get_long() == Some(long));
    own.or_else(|| command.get_subcommands().find_map(|subcommand| find_option(subcommand, long)))
}

/// The first sentence of an option's help. Where commands differ, that of a change counts.
fn about_option(tree: &Command, option: &str) -> String {
    let long = option.trim_start_matches("--");
    let attach = ["volume", "attach"].iter().try_fold(tree, |command, name| command.find_subcommand(name));
    let option = attach.and_then(|attach| find_option(attach, long)).or_else(|| find_option(tree, long));
    let help = option.and_then(Arg::get_help).map(ToString::to_string).unwrap_or_default();
    help.trim_end_matches('.').to_owned()
}

pub(crate) fn environment(tree: &Command) -> Vec<Block> {
    let setting = |variables: &str, option: &str| {
        (variables.to_owned(), format!("{}; the option is {option}", about_option(tree, option)))
    };
    let of_keys = KEYS.iter().filter_map(|key| Some(setting(&key.variables.join(", "), key.option?)));
    let mut settings: Vec<_> = of_keys.filter(|(variables, _)| !variables.is_empty()).collect();
    settings.push(setting(FILE_VARIABLE, "--config"));
    vec![
        text(
            "An option wins over a variable, and a variable over the settings file. An empty variable \
             counts as unset. `doact config show` prints where each setting comes from.",
        ),
        Block::Heading("Settings"),
        Block::List(settings),
        Block::Heading("The terminal"),
        list(&[
            ("CLICOLOR_FORCE", "colour, also off a terminal, unless it is 0; wins over the next three"),
            ("NO_COLOR", "no colour"),
            ("CLICOLOR", "no colour if it is 0"),
            ("TERM", "no colour, no spinners and no drawings beyond ASCII if it is dumb"),
            ("CI", "lines instead of spinners"),
            ("COLUMNS", "the width of the help off a terminal, up to 80"),
            ("LC_ALL, LC_CTYPE, LANG", "drawings beyond ASCII if the first that is set names UTF-8"),
        ]),
        Block::Heading("The network"),
        list(&[
            ("https_proxy, all_proxy", "the proxy for the API; also in capitals"),
            ("no_proxy", "hosts that are reached without it; also in capitals"),
            ("SSL_CERT_FILE", "a file of certificates to trust instead of the system's"),
            ("SSL_CERT_DIR", "a folder of them, on Linux"),
        ]),
        Block::Heading("GitHub Actions"),
        list(&[
            ("GITHUB_ACTIONS", "annotations for failures if it is true"),
            ("GITHUB_STEP_SUMMARY", "the file that gets a line for each change and each wait"),
        ]),
    ]
}

pub(crate) fn files(_: &Command) -> Vec<Block> {
    let keys: Vec<_> = KEYS.iter().map(|key| key.name).collect();
    vec![
        text("The settings file is optional. Its place depends on the platform:"),
        list(&[
            ("Linux", "$XDG_CONFIG_HOME/doact/config.toml, by default in ~/.config"),
            ("macOS", "~/Library/Application Support/doact/config.toml"),
            ("Windows", "%APPDATA%\\doact\\config.toml"),
        ]),
        text(format!(
            "`doact config path` prints it. --config or {FILE_VARIABLE} names another, which must exist \
             unless `doact auth init` creates it. The file is TOML with the keys {}. A table [contexts.NAME] has any of them, except \
             context, for one account: --context or the key context chooses it, and what it leaves out \
             comes from the top level.",
            keys.join(", ")
        )),
        lines(&[
            "region = \"nyc1\"",
            "wait = true",
            "",
            "[contexts.prod]",
            "token_command = [\"op\", \"read\", \"op://vault/digitalocean/token\"]",
        ]),
        text(
            "`doact auth init` writes a token into it so that only its owner can read the file. A token \
             can also be the first line that a command prints (token_command), or the content of another \
             file (token_file).",
        ),
        Block::Heading("Other files"),
        list(&[
            ("config.toml.lock", "made beside the settings file by `doact auth init`, `switch` and `remove`"),
            ("doctl's config.yaml", "read by `doact auth init --from-doctl` only"),
            ("certificates", "read from the system's folders, SSL_CERT_FILE or SSL_CERT_DIR"),
            ("the job summary", "written in GitHub Actions: GITHUB_STEP_SUMMARY names it"),
            ("a completion script", "printed by `doact completion`"),
            ("man pages", "written by `doact man`"),
        ]),
    ]
}

pub(crate) fn exit_codes(_: &Command) -> Vec<Block> {
    let rows = ExitCode::TABLE.iter().map(|(code, meaning)| (code.code().to_string(), (*meaning).to_owned()));
    let ranking: Vec<_> = ExitCode::RANKING.iter().map(|code| code.code().to_string()).collect();
    vec![
        Block::List(rows.collect()),
        text(format!("If several things failed, the first of these decides: {}.", ranking.join(", "))),
        text(
            "`doact sandbox -- COMMAND` ends with the exit code of the command. After 7, look at the \
             state before you send the change again: the message names the command that shows it.",
        ),
    ]
}

pub(crate) fn output(_: &Command) -> Vec<Block> {
    let formats = Format::NAMES.iter().filter(|(name, format)| format.to_string() == *name);
    let formats = formats.map(|(name, format)| ((*name).to_owned(), format.about().to_owned()));
    vec![
        text(
            "Results go to standard output, and everything else to standard error. --output (-o) chooses \
             the format of results:",
        ),
        Block::List(formats.collect()),
        text(
            "On a terminal, a table has ages instead of times, cuts long cells, and leaves out columns \
             that do not fit. Anywhere else it is the same every time. --format chooses the columns of a \
             table, csv or tsv by name, and --no-header leaves out the names.",
        ),
        Block::Heading("Columns of actions"),
        text(columns("actions list", false).join(", ")),
        Block::Heading("Columns of volumes"),
        text(columns("volume list", false).join(", ")),
        Block::Heading("jq"),
        text(
            "--jq filters the JSON in doact itself. Strings are printed raw; @csv, @tsv and the other \
             formatters work as in jq.",
        ),
        lines(&[
            "doact actions list --jq '.[] | select(.status == \"errored\") | .id'",
            "doact volume list --jq '.[] | [.name, .size_gigabytes] | @csv'",
        ]),
        Block::Heading("Errors"),
        text(
            "An error says what failed and why, and a hint says what to do. With json, jsonl or yaml it is \
             one JSON object on a line of standard error, after everything else:",
        ),
        lines(&["{\"error\":{\"code\":5,\"kind\":\"not_found\",\"message\":\"…\",\"hint\":\"…\",…}}"]),
    ]
}

pub(crate) fn filters(tree: &Command) -> Vec<Block> {
    let types: Vec<_> = ACTION_TYPES.iter().map(|(name, _)| *name).collect();
    vec![
        text(
            "An option with several values, separated by commas, matches any of them. Several options \
             must all match. Upper and lower case are the same.",
        ),
        Block::Heading("Lists of actions"),
        filter_options(tree, &["actions", "list"]),
        text(
            "WHEN is a time (2026-01-31T12:00:00Z), a date (2026-01-31, midnight UTC), or an age such as \
             45s, 30m, 2h, 3d or 1w. It is compared with when an action started.",
        ),
        Block::Heading("Types of actions"),
        text(types.join(", ")),
        text("The API may have others, which can be filtered too."),
        Block::Heading("Lists of volumes"),
        filter_options(tree, &["volume", "list"]),
        Block::Heading("Examples"),
        lines(&[
            "doact actions list --type attach_volume,detach_volume --since 2h",
            "doact actions list --status errored --region nyc1,nyc3 --limit 5",
            "doact volume list --detached",
        ]),
    ]
}

/// The filter options of a command.
fn filter_options(tree: &Command, path: &[&str]) -> Block {
    let command = path.iter().try_fold(tree, |command, name| command.find_subcommand(name));
    let options = command.into_iter().flat_map(Command::get_arguments);
    let filters = options.filter(|option| option.get_help_heading() == Some("Filter options"));
    let describe = |option: &Arg| {
        let values = option.get_value_names().filter(|_| option.get_action().takes_values());
        let values = values.unwrap_or_default().join(" ");
        let name = format!("--{} {values}", option.get_long().unwrap_or_default());
        (name.trim_end().to_owned(), option.get_help().map(ToString::to_string).unwrap_or_default())
    };
    Block::List(filters.map(describe).collect())
}
