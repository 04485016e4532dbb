use super::*;
use crate::config::KEYS;

const EXAMPLE: &str = include_str!("../../../config.example.toml");

/// The example with its settings switched on: the lines without a space behind the `#`.
fn switched_on() -> String {
    let on = |line: &'static str| match line.strip_prefix('#') {
        Some(setting) if !setting.is_empty() && !setting.starts_with(' ') => setting,
        Some(_) | None => line,
    };
    EXAMPLE.lines().map(|line| on(line).to_owned() + "\n").collect()
}

#[test]
fn as_shipped_it_says_nothing() {
    let settings = Fixture::with(EXAMPLE).settings(&[]);
    assert!(settings.token.is_none());
    for row in settings.show() {
        assert!(row.source.is_none_or(|source| source.to_string() == "default"));
    }
}

#[test]
fn switched_on_it_is_valid() {
    let fixture = Fixture::with(switched_on());
    let settings = fixture.settings(&[]);
    assert_eq!(settings.context.unwrap().value, "prod");
    for context in ["default", "prod", "staging"] {
        let settings = fixture.settings(&[("DIGITALOCEAN_CONTEXT", context)]);
        assert!(settings.token.is_some(), "{context}");
    }
}

#[test]
fn it_documents_every_key_with_its_option_and_its_variables() {
    let on = switched_on();
    for key in KEYS {
        let at_line_start = format!("\n{} = ", key.name);
        assert!(on.contains(&at_line_start), "{}", key.name);
        for name in key.option.iter().chain(key.variables) {
            assert!(EXAMPLE.contains(name), "{name}");
        }
    }
}

#[test]
fn its_values_are_the_defaults_where_there_are_some() {
    let defaults = Fixture::with("").settings(&[]).show();
    let shown = Fixture::with(switched_on()).settings(&[("DIGITALOCEAN_CONTEXT", "default")]).show();
    for (default, shown) in defaults.into_iter().zip(shown) {
        assert!(default.value.is_none() || default.value == shown.value, "{}", default.key);
    }
}
