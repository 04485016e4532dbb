//! `doact man`.

use doact::error::ExitCode;

use crate::harness::Doact;
use crate::help_pages::commands;

/// The text of a page with its hyphens unescaped.
fn text(page: &str) -> String {
    page.replace("\\-", "-")
}

#[test]
fn every_command_has_a_page_that_names_its_options() {
    let done = Doact::new().line("man share/man/man1").succeeds().stderr("");
    let commands = commands();
    // The topics have a page each in section 7.
    let topics: Vec<_> = done.out.lines().filter(|page| page.starts_with("share/man/man7/")).collect();
    assert!(topics.len() == 5 && topics.iter().all(|page| page.ends_with(".7")), "{topics:?}");
    assert_eq!(done.out.lines().count(), commands.len() + topics.len(), "{done:#?}");
    for path in commands {
        let words: Vec<_> = std::iter::once("doact").chain(path.iter().map(String::as_str)).collect();
        let name = format!("share/man/man1/{}.1", words.join("-"));
        assert!(done.out.lines().any(|line| line == name), "{name} is not listed");
        let page = text(&done.read(&name));
        let help = Doact::new().args(&path).args(["--help"]).succeeds().out;
        let lines = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
        for option in lines.filter_map(|line| line.split_whitespace().find(|word| word.starts_with("--"))) {
            let option = option.split(['=', '[']).next().unwrap_or_default();
            assert!(page.contains(option), "{name} lacks {option}");
        }
        let is_group = help.contains("\nCommands:\n");
        for (exit_code, meaning) in ExitCode::TABLE {
            assert!(page.contains(&format!("\n{}\n{meaning}\n", exit_code.code())), "{name} lacks {meaning}");
        }
        let example = format!("doact {}", path.join(" "));
        assert!(is_group || page.contains("\n.SH EXAMPLES\n.nf\n"), "{name} lacks examples");
        assert!(is_group || page.contains(&example), "{name} lacks {example}");
    }
}

#[test]
fn json_output_is_an_array_of_paths() {
    let listed = Doact::new().line("man here -o json").succeeds().json();
    let paths: Vec<_> = listed.as_array().unwrap().iter().map(|path| path.as_str().unwrap()).collect();
    assert!(paths.contains(&"here/doact.1") && paths.contains(&"here/doact-actions-list.1"), "{paths:?}");
    let first = Doact::new().args(["man", "here", "--jq", ".[0]"]).succeeds();
    first.stdout("here/doact.1\n");
}

#[test]
fn existing_pages_are_overwritten_and_no_temporary_files_remain() {
    let doact = Doact::new().file("doact.1", "old").line("man .");
    let done = doact.succeeds();
    assert!(done.read("doact.1").contains(".TH DOACT 1 2026-"), "{}", done.read("doact.1"));
    let pages = std::fs::read_dir(done.path(".")).unwrap();
    assert_eq!(pages.count(), done.out.lines().count());
}

#[test]
fn a_broken_settings_file_is_ignored_and_an_invalid_folder_is_an_error() {
    Doact::new().config("broken").line("man pages").succeeds().stdout_has("pages/doact.1");
    let failed = Doact::new().file("file", "").line("man file/pages").fails_with(1).stdout("");
    failed.stderr_has("cannot create the folder file/pages");
    Doact::new().line("man").fails_with(2).stdout("").stderr_has("DIR");
}

/// The headings of a page, in order.
fn headings(page: &str) -> Vec<&str> {
    page.lines().filter_map(|line| line.strip_prefix(".SH ")).map(|name| name.trim_matches('"')).collect()
}

#[test]
fn a_page_has_the_usual_sections_and_a_whole_synopsis() {
    let done = Doact::new().line("man pages").succeeds();
    let page = text(&done.read("pages/doact-volume-attach.1"));
    let sections = headings(&page);
    for section in
        ["NAME", "SYNOPSIS", "OPTIONS", "EXAMPLES", "ENVIRONMENT", "FILES", "EXIT STATUS", "SEE ALSO"]
    {
        assert!(sections.contains(&section), "{section} is missing: {sections:?}");
    }
    assert!(page.contains("[OPTIONS] <VOLUME>... <DROPLET_ID>"), "{page}");
    assert!(
        page.contains("Leave out the header of a table") && page.contains("Log one line per request"),
        "{page}"
    );
    let topic = text(&done.read("pages/doact-environment.7"));
    assert!(
        topic.contains("doact-environment - The environment variables") && topic.contains("DOACT_TIMEOUT")
    );
}

/// Skipped where there is no mandoc.
#[test]
fn mandoc_has_no_warning_about_any_page() {
    let done = Doact::new().line("man pages").succeeds();
    let mut command = std::process::Command::new("mandoc");
    command.args(["-Tlint", "-W", "warning"]).args(done.out.lines().map(|page| done.path(page)));
    if let Ok(lint) = command.output() {
        assert_eq!(String::from_utf8_lossy(&lint.stdout), "");
        assert!(lint.status.success(), "{lint:?}");
    }
}
