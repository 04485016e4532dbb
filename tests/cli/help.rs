//! `--help`, `--version` and the exit codes in the help.

use doact::error::ExitCode;

use crate::harness::Doact;
use crate::help_pages::commands;

fn help(path: &[String], flag: &str) -> String {
    Doact::new().args(path).args([flag]).succeeds().stderr("").out
}

#[test]
fn every_help_goes_to_standard_output_and_fits_80_columns() {
    let all = commands();
    assert!(all.len() > 15, "{all:?}");
    for path in all {
        for flag in ["--help", "-h"] {
            let text = help(&path, flag);
            let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
            assert!(text.contains("Usage: doact") && longest <= 80, "{path:?}: {longest} columns\n{text}");
        }
    }
}

#[test]
fn a_narrow_terminal_gets_narrower_help_with_the_same_words() {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let wide = help(&["volume".to_owned(), "attach".to_owned()], "--help");
    let narrow = Doact::new().env("COLUMNS", "40").line("volume attach --help").succeeds().out;
    assert!(narrow.lines().count() > wide.lines().count() && words(&narrow) == words(&wide), "{narrow}");
    let options = narrow.split("Examples:").next().unwrap_or_default();
    assert!(options.lines().skip(3).all(|line| line.chars().count() <= 42), "{options}");
}

#[test]
fn the_short_help_has_a_line_for_each_option_and_fits_a_screen() {
    for path in commands() {
        let text = help(&path, "-h");
        // With the filters of actions there are the most options.
        let most = if text.contains("--resource-type") { 31 } else { 26 };
        assert!(text.lines().count() <= most, "{path:?}: {} lines\n{text}", text.lines().count());
        let options = text.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
        for option in options {
            assert!(option.contains("  "), "{path:?} explains {option} on another line\n{text}");
        }
        assert!(!text.contains("--trace") && text.trim_end().ends_with("see --help"), "{text}");
    }
}

#[test]
fn the_long_help_names_the_variable_of_each_option_and_no_value() {
    let text = Doact::new()
        .env("DOACT_TIMEOUT", "77s")
        .env("DIGITALOCEAN_ACCESS_TOKEN", crate::harness::TOKEN)
        .line("actions wait --help")
        .succeeds()
        .out;
    for variable in ["DOACT_TIMEOUT", "DOACT_CONFIG", "DIGITALOCEAN_ACCESS_TOKEN, DIGITALOCEAN_TOKEN"] {
        assert!(text.contains(&format!("[env: {variable}]")), "{variable}\n{text}");
    }
    assert!(!text.contains("77s") && !text.contains(crate::harness::TOKEN));
}

#[test]
fn the_help_of_every_verb_has_an_example() {
    for path in commands() {
        let text = help(&path, "--help");
        if !text.contains("\nCommands:\n") {
            assert!(text.contains("Examples:\n  doact ") || text.contains(" | doact "), "{path:?}\n{text}");
        }
    }
    assert!(help(&[], "-h").contains("Examples:"));
}

/// The lines that start with an exit code.
fn codes(text: &str) -> Vec<(u8, String)> {
    let line = |line: &str| {
        let (code, meaning) = line.trim().split_once("  ")?;
        Some((code.parse().ok()?, meaning.to_owned()))
    };
    text.lines().filter_map(line).collect()
}

fn table() -> Vec<(u8, String)> {
    ExitCode::TABLE.iter().map(|(exit_code, meaning)| (exit_code.code(), (*meaning).to_owned())).collect()
}

#[test]
fn the_exit_codes_of_the_help_are_those_of_the_program() {
    assert_eq!(codes(&help(&[], "--help")), table());
}

#[test]
fn the_exit_codes_of_the_readme_are_those_of_the_program() {
    let readme = include_str!("../../README.md");
    let row = |line: &str| {
        let (code, meaning) = line.strip_prefix('|')?.trim_end_matches('|').split_once('|')?;
        Some((code.trim().parse().ok()?, meaning.trim().to_owned()))
    };
    assert_eq!(readme.lines().filter_map(row).collect::<Vec<(u8, _)>>(), table());
}

#[test]
fn version_prints_the_version_of_the_crate() {
    for flag in ["--version", "-V"] {
        Doact::new().args([flag]).succeeds().stdout(format!("doact {}\n", env!("CARGO_PKG_VERSION")));
    }
}

#[test]
fn the_command_version_prints_the_same_line_or_the_number_for_programs() {
    let number = env!("CARGO_PKG_VERSION");
    let version = |options: &str| Doact::new().config("broken [").line("version").line(options).succeeds();
    version("").stdout(format!("doact {number}\n")).stderr("");
    version("-o json").stdout(format!("{{\"version\":\"{number}\"}}\n"));
    version("-o csv --no-header").stdout(format!("{number}\n"));
    version("--format Version --no-header").stdout(format!("{number}\n"));
}

#[test]
fn without_a_command_the_help_is_a_usage_error() {
    Doact::new().fails_with(2).stdout("").stderr_has("Usage: doact");
    Doact::new().line("volume").fails_with(2).stdout("").stderr_has("attach");
}

#[test]
fn help_does_not_show_a_token_of_the_environment() {
    let text = Doact::at("http://127.0.0.1:9").args(["actions", "get", "--help"]).succeeds().out;
    assert!(!text.contains(crate::harness::TOKEN));
}

#[test]
fn the_hint_for_a_doctl_command_is_a_line_that_doact_takes() {
    for (line, hint) in [
        (
            "compute volume-action attach data 42 --region nyc1 --wait",
            "doact volume attach data 42 --region nyc1 --wait",
        ),
        ("compute action wait 1 --poll-timeout 5", "doact actions wait 1 --poll-interval 5"),
        ("compute volume list", "doact volume list"),
        ("compute volume list --region nyc1", "doact volume list --region nyc1"),
    ] {
        let failed = Doact::new().line(line).fails_with(2).stdout("");
        failed.stderr(format!("error: this is a doctl command\n  hint: type `{hint}`\n"));
        // Without a token, a line that is right fails only when it is run.
        Doact::new().args(hint.split(' ').skip(1)).fails_with(4).stdout("");
    }
}

#[test]
fn the_hint_for_a_doctl_command_never_repeats_an_option_that_doact_lacks() {
    for (line, error, hint) in [
        ("compute action wait 1 --frob", "this is a doctl command", "see `doact actions wait --help`"),
        (
            "compute droplet list",
            "doact does not list Droplets",
            "`doact volume list` shows the Droplets that have a volume",
        ),
        (
            "droplet list",
            "doact does not list Droplets",
            "`doact volume list` shows the Droplets that have a volume",
        ),
        ("compute ssh web", "doact does not have this doctl command", "see `doact --help`"),
    ] {
        let failed = Doact::new().line(line).fails_with(2).stdout("");
        failed.stderr(format!("error: {error}\n  hint: {hint}\n"));
    }
}

#[test]
fn every_topic_has_a_page_and_a_mistyped_one_gets_a_suggestion() {
    for (topic, part) in [
        ("environment", "DOACT_TIMEOUT"),
        ("files", "config.toml"),
        ("exit-codes", "124  --timeout passed"),
        ("output", "DurationSeconds"),
        ("filters", "--resource-type TYPE"),
    ] {
        let text = Doact::new().config("broken = [").args(["help", topic]).succeeds().stderr("").out;
        let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(text.contains(part) && longest <= 80, "{topic}: {longest}\n{text}");
    }
    let failed = Doact::new().line("help enviroment").fails_with(2).stdout("");
    failed
        .stderr("error: there is no command or topic \"enviroment\"\n  hint: did you mean `environment`?\n");
}

#[test]
fn help_of_a_command_is_its_long_help() {
    for path in commands() {
        let words: Vec<_> = std::iter::once("help").chain(path.iter().map(String::as_str)).collect();
        Doact::new().args(words).succeeds().stderr("").stdout(help(&path, "--help"));
    }
    let failed = Doact::new().line("volume help attach").fails_with(2).stdout("");
    failed.stderr("error: `help` is the first word\n  hint: type `doact help volume attach`\n");
}
