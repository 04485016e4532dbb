//! The line as far as it is typed.

use std::ffi::OsString;

use clap::ArgMatches;
use clap::builder::ValueParser;

use crate::commands::command_tree;
use crate::config::Options;
use crate::system::Environment;

/// What stands on a line that is not finished, and need not be right.
pub struct Line {
    words: Vec<String>,
    index: usize,
    environment: Environment,
    /// What clap makes of the command at its end; none where it makes nothing.
    matches: Option<ArgMatches>,
}

impl Line {
    /// Reads the words, the program's name first; the one at `index` is being typed.
    pub fn read(words: &[OsString], index: usize, environment: Environment) -> Self {
        let words: Vec<_> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
        let mut matches = lenient(command_tree()).try_get_matches_from(&words).ok();
        while let Some((_, below)) = matches.as_mut().and_then(ArgMatches::remove_subcommand) {
            matches = Some(below);
        }
        Self { words, index, environment, matches }
    }

    /// The word that is being typed.
    pub fn current(&self) -> &str {
        self.words.get(self.index).map_or("", String::as_str)
    }

    /// Whether a word stands elsewhere on the line already.
    pub fn has(&self, wanted: &str) -> bool {
        self.words.iter().enumerate().any(|(place, word)| place != self.index && word == wanted)
    }

    /// Whether `--dry-run` is on the line.
    pub fn is_dry_run(&self) -> bool {
        let matches = self.matches.as_ref();
        matches.and_then(|matches| matches.try_get_one("dry_run").ok()?).copied().unwrap_or_default()
    }

    /// What is said of the settings; none where a part of it means nothing, so
    /// that nothing is asked in a place that was not meant.
    pub fn options(&self) -> Option<Options> {
        Some(Options {
            access_token: self.value("access_token"),
            context: self.value("context"),
            config: self.value("config").map(Into::into),
            api_url: self.value("api_url").map(|url| url.parse()).transpose().ok()?,
            region: self.value("region").map(|slug| slug.parse()).transpose().ok()?,
            ..Options::default()
        })
    }

    fn value(&self, id: &str) -> Option<String> {
        let value = self.matches.as_ref()?.try_get_one::<String>(id).ok()??;
        Some(expanded(value, &self.environment))
    }
}

/// A tree that takes any text for any value, and what it can of a line with mistakes.
fn lenient(command: clap::Command) -> clap::Command {
    let command = command.ignore_errors(true).mut_args(|arg| {
        let takes_values = arg.get_action().takes_values();
        if takes_values { arg.value_parser(ValueParser::string()) } else { arg }
    });
    command.mut_subcommands(lenient)
}

/// A value as the shell would hand it on, as far as that is plain: without quotes
/// around it, with the home folder in place of a `~`, and with what stands in a
/// variable in place of that.
fn expanded(word: &str, environment: &Environment) -> String {
    let within = |start, end| word.strip_prefix(start)?.strip_suffix(end);
    if let Some(inner) = within("'", "'") {
        return inner.to_owned();
    }
    let inner = within("\"", "\"").unwrap_or(word);
    let name = inner.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
    if let Some(value) = name.or_else(|| inner.strip_prefix('$')).and_then(|name| environment.get(name)) {
        return value.to_owned();
    }
    match (word.strip_prefix("~/"), dirs::home_dir()) {
        (Some(below), Some(home)) => home.join(below).display().to_string(),
        (Some(_), None) | (None, _) => inner.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        let words: Vec<_> = text.split(' ').map(OsString::from).collect();
        Line::read(&words, words.len() - 1, [("TOKEN", "tok")].into_iter().collect())
    }

    #[test]
    fn options_count_wherever_and_however_they_are_typed() {
        for text in [
            "doact --context prod -c 'f' -u http://127.0.0.1:1 -t \"${TOKEN}\" volume attach --region nyc1 ",
            "doact volume attach --region=nyc1 --context=\"prod\" -cf -uhttp://127.0.0.1:1 -qttok da",
            "doact volume resize --size nonsense -o wrong --region nyc1 --context prod -c f -u http://127.0.0.1:1 -t $TOKEN x",
        ] {
            let options = line(text).options().unwrap();
            let typed = (options.context.as_deref(), options.access_token.as_deref());
            assert_eq!(typed, (Some("prod"), Some("tok")), "{text}");
            assert_eq!(options.config, Some("f".into()), "{text}");
            assert_eq!(options.api_url, "http://127.0.0.1:1".parse().ok(), "{text}");
            assert_eq!(options.region, "nyc1".parse().ok(), "{text}");
        }
    }

    #[test]
    fn where_a_url_is_none_nothing_is_asked_anywhere() {
        assert!(line("doact -u http://api.example.com actions wait ").options().is_none());
    }

    #[test]
    fn the_word_at_the_cursor_is_not_on_the_line_already() {
        let line = line("doact actions wait 5 5");
        assert!(line.has("5") && !line.has("6"));
        assert!(!self::line("doact 5").has("5"));
    }
}
