//! The partial command line.

use std::ffi::OsString;

use crate::cli::LenientOptions;
use crate::commands::command_tree;
use crate::config::Options;
use crate::system::Environment;

pub(super) struct PartialLine {
    words: Vec<String>,
    /// The index of the word at the cursor.
    index: usize,
    environment: Environment,
    typed: LenientOptions,
}

impl PartialLine {
    /// The first of the words is the program's name.
    pub(super) fn new(words: &[OsString], index: usize, environment: Environment) -> Self {
        let words: Vec<_> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
        let typed = LenientOptions::parse(&command_tree(), &words);
        Self { words, index, environment, typed }
    }

    /// The word at the cursor.
    pub(super) fn current(&self) -> &str {
        self.words.get(self.index).map_or("", String::as_str)
    }

    /// Whether a word is on the line, other than at the cursor.
    pub(super) fn has(&self, wanted: &str) -> bool {
        self.words.iter().enumerate().any(|(index, word)| index != self.index && word == wanted)
    }

    /// The argument at this position after the words of a command such as `volume actions`.
    pub(super) fn argument(&self, position: usize) -> Option<&str> {
        const COMMAND_WORDS: usize = 2;
        self.typed.words().get(COMMAND_WORDS + position).copied()
    }

    /// The words after `help` and before the cursor, if there are any.
    pub(super) fn help_words(&self) -> Option<String> {
        let mut words = self.typed.words();
        words.pop_if(|last| *last == self.current());
        words.get(1..).filter(|after_help| !after_help.is_empty()).map(|after_help| after_help.join(" "))
    }

    pub(super) fn is_dry_run(&self) -> bool {
        self.typed.flag("dry-run")
    }

    pub(super) fn is_by_name(&self) -> bool {
        self.typed.flag("by-name")
    }

    /// The settings on the line. None if one is invalid that decides where a request goes.
    pub(super) fn options(&self) -> Option<Options> {
        Some(Options {
            access_token: self.value("access-token"),
            context: self.value("context"),
            config: self.value("config").map(Into::into),
            api_url: self.value("api-url").map(|url| url.parse()).transpose().ok()?,
            region: self.value("region").map(|slug| slug.parse()).transpose().ok()?,
            ..Options::default()
        })
    }

    fn value(&self, option: &str) -> Option<String> {
        Some(expand(self.typed.value(option)?, &self.environment))
    }
}

/// Expands quotes, `~/` and a variable as a shell does, in the simple cases.
fn expand(word: &str, environment: &Environment) -> String {
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

    fn line(text: &str) -> PartialLine {
        let words: Vec<_> = text.split(' ').map(OsString::from).collect();
        PartialLine::new(&words, words.len() - 1, [("TOKEN", "tok")].into_iter().collect())
    }

    #[test]
    fn an_option_is_found_in_every_form_and_place() {
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
    fn with_an_invalid_api_url_there_are_no_settings() {
        assert!(line("doact -u http://api.example.com actions wait ").options().is_none());
    }

    #[test]
    fn the_word_at_the_cursor_does_not_count_as_typed() {
        let line = line("doact actions wait 5 5");
        assert!(line.has("5") && !line.has("6"));
        assert!(!self::line("doact 5").has("5"));
    }
}
