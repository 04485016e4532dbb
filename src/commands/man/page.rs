//! The text of man pages. `clap_mangen` writes the options; the other sections are written here, because
//! it would wrap the lines of examples.

use std::io;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use crate::commands::help::{Block, TOPICS, Topic};
use crate::commands::variables;
use crate::error::ExitCode;

/// When the text of the pages last changed.
const DATE: &str = "2026-11-25";

const SOURCE: &str = concat!("doact ", env!("CARGO_PKG_VERSION"));

/// The page of a command.
pub(super) fn of_command(command: &Command) -> io::Result<String> {
    let bare = command.clone().after_help(None::<&str>).after_long_help(None::<&str>);
    let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
    let man = Man::new(bare).title(name.to_uppercase()).date(DATE).source(SOURCE).manual("doact");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    synopsis(command).to_writer(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    let mut page = tidy(&String::from_utf8_lossy(&page));

    let mut sections = Roff::new();
    subcommands(&mut sections, command, &name);
    examples(&mut sections, command);
    environment(&mut sections, command);
    sections.control("SH", ["FILES"]);
    sections.control("TP", []);
    sections.text([italic("~/.config/doact/config.toml")]);
    sections.text([roman("the settings; "), bold("doact config path"), roman(" prints where they are")]);
    sections.control("SH", ["EXIT STATUS"]);
    for (exit, meaning) in ExitCode::TABLE {
        sections.control("TP", ["6"]);
        sections.text([roman(exit.code().to_string())]);
        sections.text([roman(*meaning)]);
    }
    see_also(&mut sections, &name);
    page.push_str(&sections.to_roff());
    Ok(page)
}

/// The page of a topic.
pub(super) fn of_topic(topic: &Topic, tree: &Command) -> String {
    let mut page = Roff::new();
    let name = format!("doact-{}", topic.name);
    page.control("TH", [name.to_uppercase().as_str(), "7", DATE, SOURCE, "doact"]);
    page.control("SH", ["NAME"]);
    page.text([roman(format!("{name} - {}", topic.about))]);
    page.control("SH", ["DESCRIPTION"]);
    let mut follows_heading = true;
    for block in (topic.blocks)(tree) {
        let is_heading = matches!(block, Block::Heading(_));
        match block {
            Block::Heading(heading) => {
                page.control("SS", [heading]);
            }
            Block::Text(prose) => {
                if !follows_heading {
                    page.control("PP", []);
                }
                page.text([roman(prose)]);
            }
            Block::Lines(lines) => {
                if !follows_heading {
                    page.control("PP", []);
                }
                without_wrapping(&mut page, lines.iter().map(String::as_str));
            }
            Block::List(items) => {
                for (item, description) in items {
                    page.control("TP", []);
                    page.text([bold(item)]);
                    page.text([roman(description)]);
                }
            }
        }
        follows_heading = is_heading;
    }
    see_also(&mut page, &name);
    page.to_roff()
}

/// The usage with placeholders and `...`, which `clap_mangen` leaves out.
fn synopsis(command: &Command) -> Roff {
    let usage = command.clone().render_usage().to_string();
    let name = command.get_bin_name().unwrap_or(command.get_name());
    let mut page = Roff::new();
    page.control("SH", ["SYNOPSIS"]);
    let mut separator = false;
    for line in usage.trim_start_matches("Usage: ").lines().map(str::trim).filter(|line| !line.is_empty()) {
        if separator {
            page.control("br", []);
        }
        separator = true;
        let rest = line.strip_prefix(name).unwrap_or(line);
        page.text([bold(name), roman(rest)]);
    }
    page
}

fn subcommands(page: &mut Roff, command: &Command, name: &str) {
    let subcommands: Vec<_> = command.get_subcommands().filter(|command| !command.is_hide_set()).collect();
    if !subcommands.is_empty() {
        page.control("SH", ["COMMANDS"]);
    }
    for subcommand in subcommands {
        page.control("TP", []);
        page.text([bold(format!("{name}-{}", subcommand.get_name())), roman("(1)")]);
        page.text([roman(subcommand.get_about().map(ToString::to_string).unwrap_or_default())]);
    }
}

/// The examples, and the text below them.
fn examples(page: &mut Roff, command: &Command) {
    let help = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    // The exit codes have a section.
    let paragraphs = help.split("\n\n").filter(|text| !text.is_empty() && !text.starts_with("Exit codes:"));
    for paragraph in paragraphs {
        if let Some(examples) = paragraph.strip_prefix("Examples:\n") {
            page.control("SH", ["EXAMPLES"]);
            without_wrapping(page, examples.lines());
        } else {
            page.control("PP", []);
            let (indented, prose): (Vec<_>, Vec<_>) =
                paragraph.lines().partition(|line| line.starts_with(' '));
            page.text([roman(prose.join(" "))]);
            if !indented.is_empty() {
                page.control("PP", []);
                without_wrapping(page, indented.into_iter());
            }
        }
    }
}

fn environment(page: &mut Roff, command: &Command) {
    page.control("SH", ["ENVIRONMENT"]);
    for option in command.get_arguments() {
        let variables = variables(option);
        if !variables.is_empty() {
            let long = option.get_long().unwrap_or_default();
            page.control("TP", []);
            page.text([bold(variables.join(", "))]);
            page.text([roman(format!("as the option --{long}, which wins"))]);
        }
    }
    page.control("PP", []);
    page.text([bold("doact-environment"), roman("(7) has the others.")]);
}

fn see_also(page: &mut Roff, name: &str) {
    page.control("SH", ["SEE ALSO"]);
    let commands = [("doact".to_owned(), "1")].into_iter();
    let topics = TOPICS.iter().map(|topic| (format!("doact-{}", topic.name), "7"));
    let parent = name.rsplit_once('-').map(|(parent, _)| (parent.to_owned(), "1"));
    let parent = parent.filter(|(parent, _)| parent != "doact" && !name.starts_with("doact-exit"));
    let all: Vec<_> = commands.chain(parent).chain(topics).filter(|(other, _)| other != name).collect();
    let mut inlines: Vec<Inline> = Vec::new();
    for (index, (other, section)) in all.iter().enumerate() {
        let end = if index + 1 == all.len() { "" } else { ", " };
        inlines.extend([bold(other), roman(format!("({section}){end}"))]);
    }
    page.text(inlines);
}

fn without_wrapping<'a>(page: &mut Roff, lines: impl Iterator<Item = &'a str>) {
    page.control("nf", []);
    for line in lines {
        page.text([roman(line)]);
    }
    page.control("fi", []);
}

/// Removes what `mandoc -Tlint` warns about in the pages of `clap_mangen`: line breaks around an empty line,
/// which is a break by itself, and white space at the end of a line.
fn tidy(page: &str) -> String {
    let page = page.replace("\n.br\n\n.br\n", "\n.sp\n");
    page.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}
