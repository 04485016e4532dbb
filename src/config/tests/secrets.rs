use std::error::Error;

use proptest::prelude::*;

use super::*;

/// Where a token may be in a file that is valid, invalid or broken.
const PLACES: [&str; 18] = [
    "token = 'TOKEN'",
    "token = 'TOKEN",
    "token = TOKEN",
    "token = \"TOKEN\\q\"",
    "token = 'TOKEN' 'TOKEN'",
    "token = ['TOKEN']",
    "token = { TOKEN = 1 }",
    "token = 'TOKEN'\ntoken_command = ['TOKEN']",
    "token = 'TOKEN'\ntoken = 'TOKEN'",
    "token = 'dor_v1_TOKEN'",
    "token = ' TOKEN '",
    "token_command = ['doact-no-such-program', 'TOKEN']",
    "token_command = 'echo TOKEN'",
    "token_command = ['sh', '-c', 'echo $1; exit 1', 'sh', 'TOKEN']",
    "api_url = 'https://TOKEN:TOKEN@example.com'",
    "wait = 'TOKEN'",
    "timeout = 'TOKEN'\n[contexts.a]\ntoken = 'TOKEN'",
    "output = 'TOKEN'",
];

/// Where the name of a key or a context may be: only what looks like a token is hidden there.
const NAMES: [&str; 7] = [
    "TOKEN = 1",
    "TOKEN",
    "a.TOKEN.b = 1\na = 2",
    "TOKEN = 1\nTOKEN = 1",
    "context = 'TOKEN'",
    "[contexts.TOKEN]\nwait = 3",
    "[TOKEN]\n[TOKEN]",
];

/// A file with every kind of entry but a token file or command, whose names are in their errors.
const COMPLETE: &str = "\
context = 'prod'
token = 'dop_v1_a'
region = 'nyc1'

[contexts.prod]
output = 'table'
timeout = '15m'
wait = true

[contexts.test]
token = 'dop_v1_b'
api_url = 'http://127.0.0.1:8080'
";

/// What is written somewhere in a file to break it.
const BREAKS: &[&str] =
    &["", "\n", "'", "\"", "=", " = 1\n", "\n[", "]", "\n[contexts.x]\n", ".", ",", "#", "{", "\\", "''"];

/// An error and its causes, as text and as `Debug`.
fn render(error: &dyn Error) -> String {
    let mut text = Vec::new();
    let mut next = Some(error);
    while let Some(error) = next {
        text.push(format!("{error} {error:?}"));
        next = error.source();
    }
    text.join(" ")
}

/// Everything that could be printed about a file and its settings.
fn render_all(fixture: &Fixture, token: &str) -> String {
    let config = |error: ConfigError| render(&error) + &error.hint();
    let settings = match fixture.load() {
        Ok(loaded) => {
            let token = match read_token(&loaded.settings) {
                Ok(token) => format!("{token:?}"),
                Err(error) => render(&error) + &error.hint(),
            };
            format!("{loaded:?} {:?} {token}", loaded.settings.entries())
        }
        Err(error) => config(error),
    };
    let file = SettingsFile::at(fixture.path());
    let contexts = format!("{:?}", file.contexts().map_err(config));
    let editor = editor(fixture.path());
    let switched = config(editor.switch(token).unwrap_err());
    let removed = config(editor.remove("nothing").unwrap_err());
    [settings, contexts, switched, removed].join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_token_is_never_shown(digits in "[0-9a-f]{64}", prefix in "(dop_v1_|doo_v1_|)") {
        let token = format!("{prefix}{digits}");
        for place in PLACES.iter().chain(&NAMES) {
            let fixture = Fixture::with(place.replace("TOKEN", &token));
            let shown = render_all(&fixture, &token);
            prop_assert!(!shown.contains(&digits), "{place}: {shown}");
        }
    }

    #[test]
    fn the_text_of_a_value_is_never_shown(secret in "[!#-&(-.0-\\[\\]-~]{12,30}") {
        for place in PLACES {
            let fixture = Fixture::with(place.replace("TOKEN", &secret));
            let shown = render_all(&fixture, "dop_v1_x");
            prop_assert!(!shown.contains(&secret), "{place}: {shown}");
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "(\\PC|\n){0,60}") {
        let _ = Fixture::with(text).load();
    }

    #[test]
    fn no_change_panics_or_writes_a_file_that_is_not_toml(
        lines in prop::collection::vec("(\\[contexts\\.[a-c]\\]|(token|wait|output|context|timeout|contexts)(\\.a)? = ('x'|[0-9]|true|\\[\\]|\\{\\}|\")|)", 0..8),
    ) {
        let fixture = Fixture::with(lines.join("\n"));
        let _ = fixture.load();
        let file = editor(fixture.path());
        let token = Token::new("dop_v1_new").unwrap();
        if file.set_token(Some("a"), &token).is_ok() {
            prop_assert!(fixture.text().contains("dop_v1_new"));
            let written = fixture.text();
            prop_assert!(toml::de::DeTable::parse(&written).is_ok(), "{written}");
        }
        let _ = file.remove("a");
        let written = fixture.text();
        if file.switch("b").is_ok() {
            prop_assert!(toml::de::DeTable::parse(&written).is_ok(), "{written}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_part_of_a_token_is_in_the_error_of_a_broken_file(
        token in "(dop_v1_)?[0-9a-f]{64}",
        context in prop::sample::select(&["prod", "default"][..]),
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), 0_usize..12, prop::sample::select(BREAKS)),
            1..4,
        ),
    ) {
        let mut text = COMPLETE.replace("dop_v1_a", &token).replace("dop_v1_b", &token);
        text = text.replacen("'prod'", &format!("'{context}'"), 1);
        for (at, removed, inserted) in edits {
            let at = at.index(text.len());
            text.replace_range(at..text.len().min(at + removed), inserted);
        }
        let fixture = Fixture::with(text);
        if let Err(error) = fixture.load() {
            let shown = format!("{error} {}", error.hint());
            for at in 0..=token.len() - 8 {
                prop_assert!(!shown.contains(&token[at..at + 8]), "{shown}");
            }
        }
    }

    #[test]
    fn a_token_anywhere_in_a_file_is_never_shown(
        digits in "[0-9a-f]{64}",
        (from, to) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        around in prop::sample::select(&["", "'", "\"", "[", "]", " = ", "\n"][..]),
    ) {
        let token = format!("dop_v1_{digits}");
        let (from, to) = (from.index(COMPLETE.len()), to.index(COMPLETE.len()));
        let (before, after) = (&COMPLETE[..from.min(to)], &COMPLETE[from.max(to)..]);
        let fixture = Fixture::with(format!("{before}{around}{token}{around}{after}"));
        let shown = render_all(&fixture, &token);
        prop_assert!(!shown.contains(&digits), "{shown}");
    }
}
