//! `doact help`: the help of commands, and pages about topics.

mod topics;

use clap::Command;

use crate::cli::HelpArgs;
use crate::commands::{NoRow, Verb, command_tree};
use crate::error::{ExitCode, Failure, Failures};
use crate::session::Session;
pub(super) use topics::{Block, TOPICS, Topic};

/// The width of a page where there is no terminal, and the widest on one.
const WIDTH_MAX: u16 = 80;

impl Verb for HelpArgs {
    type Row = NoRow;

    fn needs_settings(&self) -> bool {
        false
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let render = session.printer.options().render;
        let words: Vec<_> = self.words.iter().map(String::as_str).collect();
        let text = if let Some(topic) = TOPICS.iter().find(|topic| words == [topic.name]) {
            let width = render.width.unwrap_or(WIDTH_MAX).min(WIDTH_MAX);
            page(topic, &command_tree(), width.into(), render.color)
        } else {
            let help = find(&words)?.render_long_help();
            if render.color { help.ansi().to_string() } else { help.to_string() }
        };
        session.printer.stdout(&text)?;
        Ok(ExitCode::Done)
    }
}

/// The command that these words name.
fn find(words: &[&str]) -> Result<Command, Failure> {
    let mut command = command_tree();
    // Gives each command its full name.
    command.build();
    for (index, word) in words.iter().enumerate() {
        let found = command.find_subcommand(word).cloned();
        command = found.ok_or_else(|| unknown(&command, word, index == 0))?;
    }
    Ok(command)
}

fn unknown(command: &Command, word: &str, is_first: bool) -> Failure {
    let commands = command.get_subcommands().map(Command::get_name);
    let topics = TOPICS.iter().filter(|_| is_first).map(|topic| topic.name);
    let nearest = commands.chain(topics).min_by_key(|name| strsim::damerau_levenshtein(word, name));
    let hint = match nearest {
        Some(name) if strsim::jaro_winkler(word, name) > 0.8 => format!("did you mean `{name}`?"),
        _ => "see `doact help help` for the topics, and `doact help` for the commands".to_owned(),
    };
    Failure::usage(format!("there is no command or topic {word:?}"), hint)
}

fn page(topic: &Topic, tree: &Command, width: usize, color: bool) -> String {
    let bold = if color { anstyle::Style::new().bold() } else { anstyle::Style::new() };
    let block_text = |block| match block {
        // Stands directly above what it is about.
        Block::Heading(heading) => format!("{bold}{heading}:{bold:#}\n"),
        Block::Text(prose) => format!("{}\n\n", textwrap::fill(&prose, width)),
        Block::Lines(lines) => format!("{}\n\n", textwrap::indent(&lines.join("\n"), "  ")),
        Block::List(items) => format!("{}\n\n", list(&items, width)),
    };
    let blocks: String = (topic.blocks)(tree).into_iter().map(block_text).collect();
    format!("{}\n\n{}\n", textwrap::fill(topic.about, width), blocks.trim_end())
}

/// Items with their descriptions in a column, or below the items if these are long.
fn list(items: &[(String, String)], width: usize) -> String {
    const COLUMN_MAX: usize = 24;
    let longest = items.iter().map(|(item, _)| item.len()).max().unwrap_or(0);
    let column = 2 + longest + 2;
    let item_text = |(item, description): &(String, String)| {
        if longest > COLUMN_MAX {
            let options = textwrap::Options::new(width).initial_indent("      ").subsequent_indent("      ");
            format!("  {item}\n{}", textwrap::fill(description, options))
        } else {
            let first = format!("  {item:longest$}  ");
            let rest = " ".repeat(column);
            let options = textwrap::Options::new(width).initial_indent(&first).subsequent_indent(&rest);
            textwrap::fill(description, options)
        }
    };
    items.iter().map(item_text).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_fits_its_width_and_has_no_empty_description() {
        let tree = command_tree();
        for topic in TOPICS {
            for width in [60, 80] {
                let text = page(topic, &tree, width, false);
                let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
                assert!(longest <= width.max(80), "{}: {longest}\n{text}", topic.name);
            }
            for block in (topic.blocks)(&tree) {
                if let Block::List(items) = block {
                    assert!(!items.is_empty(), "{}", topic.name);
                    assert!(
                        items.iter().all(|(item, description)| !item.is_empty() && !description.is_empty())
                    );
                }
            }
        }
    }

    #[test]
    fn the_help_of_this_command_lists_the_topics() {
        let tree = command_tree();
        let help = tree.find_subcommand("help").unwrap().get_after_long_help().unwrap().to_string();
        let listed = help.lines().skip_while(|line| *line != "Topics:").skip(1);
        let listed: Vec<_> = listed.filter_map(|line| line.split_whitespace().next()).collect();
        assert_eq!(listed, TOPICS.iter().map(|topic| topic.name).collect::<Vec<_>>());
    }

    #[test]
    fn the_nearest_command_or_topic_is_suggested() {
        let hint = |words: &[&str]| find(words).unwrap_err().report().hint.unwrap();
        assert_eq!(hint(&["enviroment"]), "did you mean `environment`?");
        assert_eq!(hint(&["volume", "atach"]), "did you mean `attach`?");
        assert!(hint(&["zzz"]).starts_with("see `doact help help`"));
        assert_eq!(find(&["volume", "attach"]).unwrap().get_bin_name(), Some("doact volume attach"));
    }
}
