use super::*;
use crate::config::schema::KEYS;

const EXAMPLE: &str = include_str!("../../../config.example.toml");

/// The example with its settings uncommented: the lines without a space after the `#`.
fn uncommented() -> String {
    let uncomment = |line: &'static str| match line.strip_prefix('#') {
        Some(setting) if !setting.is_empty() && !setting.starts_with(' ') => setting,
        Some(_) | None => line,
    };
    EXAMPLE.lines().map(|line| uncomment(line).to_owned() + "\n").collect()
}

#[test]
fn as_shipped_the_example_sets_nothing() {
    let settings = Fixture::with(EXAMPLE).settings(&[]);
    assert!(settings.token.is_none());
    for entry in settings.entries() {
        assert!(entry.source.is_none_or(|source| source.to_string() == "default"));
    }
}

#[test]
fn the_uncommented_example_is_valid() {
    let fixture = Fixture::with(uncommented());
    let settings = fixture.settings(&[]);
    assert_eq!(settings.context.unwrap().value, "prod");
    for context in ["default", "prod", "staging"] {
        let settings = fixture.settings(&[("DIGITALOCEAN_CONTEXT", context)]);
        assert!(settings.token.is_some(), "{context}");
    }
}

#[test]
fn the_example_documents_every_key_with_its_option_and_variables() {
    let example = uncommented();
    for key in KEYS {
        let at_line_start = format!("\n{} = ", key.name);
        assert!(example.contains(&at_line_start), "{}", key.name);
        for name in key.option.iter().chain(key.variables) {
            assert!(EXAMPLE.contains(name), "{name}");
        }
    }
}

#[test]
fn the_values_in_the_example_are_the_defaults() {
    let defaults = Fixture::with("").settings(&[]).entries();
    let example = Fixture::with(uncommented()).settings(&[("DIGITALOCEAN_CONTEXT", "default")]).entries();
    for (default, example) in defaults.into_iter().zip(example) {
        assert!(default.value.is_null() || default.value == example.value, "{}", default.key);
    }
}
