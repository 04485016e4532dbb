use super::*;
use crate::config::schema::KEYS;
use crate::config::{Entry, settings_path};
use crate::http::ApiUrl;
use crate::model::{Interval, TimeLimit};
use crate::output::Format;
use crate::terminal::{ColorChoice, ProgressChoice};

/// Values are 1 at the top level, 2 in the context, 3 in the environment, 4 in the options.
const FILE: &str = r#"
context = "prod"
token = "top"
api_url = "https://one.example"
output = "json"
region = "one1"
timeout = "1s"
poll_interval = 1
http_timeout = "1s"
http_retry_max = 1
color = "always"
progress = "plain"
wait = true

[contexts.prod]
token = "prod"
api_url = "https://two.example"
output = "table"
region = "two2"
timeout = 2
poll_interval = "2s"
http_timeout = 2
http_retry_max = 2
color = "never"
progress = "none"
wait = false

[contexts.empty]
"#;

const VARIABLES: [(&str, &str); 12] = [
    ("DIGITALOCEAN_ACCESS_TOKEN", "variable"),
    ("DIGITALOCEAN_TOKEN", "second"),
    ("DIGITALOCEAN_API_URL", "https://three.example"),
    ("DOACT_OUTPUT", "json"),
    ("DOACT_REGION", "three3"),
    ("DOACT_TIMEOUT", "3s"),
    ("DOACT_POLL_INTERVAL", "3"),
    ("DOACT_HTTP_TIMEOUT", "3s"),
    ("DOACT_HTTP_RETRY_MAX", "3"),
    ("DOACT_COLOR", "always"),
    ("DOACT_PROGRESS", "plain"),
    ("DOACT_WAIT", "yes"),
];

fn all_options(fixture: &Fixture) -> Options {
    Options {
        access_token: Some("option".to_owned()),
        context: None,
        config: Some(fixture.path()),
        api_url: Some("https://four.example".parse().unwrap()),
        output: Some(Format::Table),
        region: Some("four4".parse().unwrap()),
        timeout: Some(TimeLimit::from_secs(4)),
        poll_interval: Some(Interval::from_secs(4)),
        http_timeout: Some(Interval::from_secs(4)),
        http_retry_max: Some(4),
        color: Some(ColorChoice::Auto),
        progress: Some(ProgressChoice::Auto),
        wait: Some(false),
    }
}

/// The token, the values of the settings after the token, and the sources from the token on.
fn resolved(settings: &Settings) -> (String, Vec<String>, Vec<String>) {
    let entries = settings.entries();
    let text = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    let values = entries[2..].iter().map(|entry| text(entry.text.clone())).collect();
    let source = |entry: &Entry| text(entry.source.as_ref().map(ToString::to_string));
    let sources = entries[1..].iter().map(source).collect();
    let token = read_token(settings);
    let token = token.map_or_else(|_| "-".to_owned(), |token| token.value.expose().to_owned());
    (token, values, sources)
}

#[test]
fn options_win_over_the_environment() {
    let fixture = Fixture::with(FILE);
    let loaded = Settings::load(all_options(&fixture), &environment(&VARIABLES)).unwrap();
    let (token, values, sources) = resolved(&loaded.settings);
    assert_eq!(token, "option");
    assert_eq!(
        values,
        ["https://four.example", "table", "four4", "4s", "4s", "4s", "4", "auto", "auto", "false"]
    );
    let options = KEYS.iter().filter_map(|key| key.option);
    assert_eq!(sources, options.skip(1).collect::<Vec<_>>());
}

#[test]
fn the_environment_wins_over_the_context() {
    let fixture = Fixture::with(FILE);
    let (token, values, sources) = resolved(&fixture.settings(&VARIABLES));
    assert_eq!(token, "variable");
    assert_eq!(
        values,
        ["https://three.example", "json", "three3", "3s", "3s", "3s", "3", "always", "plain", "true"]
    );
    let variables = KEYS.iter().filter_map(|key| key.variables.first().copied());
    assert_eq!(sources, variables.skip(1).collect::<Vec<_>>());
}

#[test]
fn the_context_wins_over_the_top_level() {
    let fixture = Fixture::with(FILE);
    let settings = fixture.settings(&[]);
    let (token, values, sources) = resolved(&settings);
    assert_eq!(token, "prod");
    assert_eq!(
        values,
        ["https://two.example", "table", "two2", "2s", "2s", "2s", "2", "never", "none", "false"]
    );
    for (line, source) in (16..).zip(sources) {
        let expected = format!("{}:{line} (context prod)", fixture.path().display());
        assert_eq!(source, expected);
    }
    let context = settings.context.unwrap();
    assert_eq!(context.value, "prod");
    assert_eq!(context.source.to_string(), format!("{}:2", fixture.path().display()));
}

#[test]
fn the_top_level_wins_over_the_defaults() {
    let fixture = Fixture::with(FILE);
    for context in ["empty", "default"] {
        let settings = fixture.settings(&[("DIGITALOCEAN_CONTEXT", context)]);
        let (token, values, sources) = resolved(&settings);
        assert_eq!(token, "top");
        assert_eq!(
            values,
            ["https://one.example", "json", "one1", "1s", "1s", "1s", "1", "always", "plain", "true"]
        );
        for (line, source) in (3..).zip(sources) {
            assert_eq!(source, format!("{}:{line}", fixture.path().display()));
        }
    }
}

#[test]
fn without_any_source_each_setting_has_its_default() {
    let (token, values, sources) = resolved(&Fixture::with("").settings(&[]));
    assert_eq!(token, "-");
    assert_eq!(values, [ApiUrl::DEFAULT, "table", "-", "15m", "-", "30s", "5", "auto", "auto", "false"]);
    assert!(sources.iter().all(|source| ["default", "-"].contains(&source.as_str())));
}

#[test]
fn the_option_for_the_context_wins_over_its_variable() {
    let fixture = Fixture::with("[contexts.a]\nregion = 'aaa1'\n[contexts.b]\nregion = 'bbb1'\n");
    let options = Options { context: Some("b".to_owned()), ..fixture.options() };
    let env = environment(&[("DIGITALOCEAN_CONTEXT", "a")]);
    let settings = Settings::load(options, &env).unwrap().settings;
    assert_eq!(settings.region.unwrap().value.as_str(), "bbb1");
    assert_eq!(settings.context.unwrap().source.to_string(), "--context");
    let settings = fixture.settings(&[("DIGITALOCEAN_CONTEXT", "a")]);
    assert_eq!(settings.region.unwrap().value.as_str(), "aaa1");
}

#[test]
fn default_means_the_top_level_unless_a_context_has_that_name() {
    let top = Fixture::with("context = 'prod'\nregion = 'top1'\n[contexts.prod]\nregion = 'ctx1'\n");
    let settings = top.settings(&[("DIGITALOCEAN_CONTEXT", "default")]);
    assert_eq!(settings.region.unwrap().value.as_str(), "top1");
    assert!(settings.context.is_none());
    let table = Fixture::with("region = 'top1'\n[contexts.default]\nregion = 'ctx1'\n");
    let settings = table.settings(&[("DIGITALOCEAN_CONTEXT", "default")]);
    assert_eq!(settings.region.unwrap().value.as_str(), "ctx1");
    assert_eq!(settings.context.unwrap().value, "default");
}

#[test]
fn an_empty_variable_counts_as_unset() {
    const EMPTY: [(&str, &str); 4] = [
        ("DOACT_REGION", ""),
        ("DOACT_TIMEOUT", ""),
        ("DIGITALOCEAN_CONTEXT", ""),
        ("DIGITALOCEAN_ACCESS_TOKEN", "\u{feff} \n"),
    ];
    let settings = Fixture::with("token = 'top'\nregion = 'top1'\n").settings(&EMPTY);
    assert_eq!(settings.region.as_ref().unwrap().value.as_str(), "top1");
    assert_eq!(read_token(&settings).unwrap().value.expose(), "top");
}

#[test]
fn without_a_token_the_error_names_the_variables_that_are_set_but_empty() {
    let error = |variables: &[(&str, &str)]| {
        read_token(&Fixture::with("").settings(variables)).unwrap_err().to_string()
    };
    let first = ("DIGITALOCEAN_ACCESS_TOKEN", "");
    assert_eq!(error(&[first]), "there is no token: DIGITALOCEAN_ACCESS_TOKEN is set but empty");
    assert_eq!(
        error(&[first, ("DIGITALOCEAN_TOKEN", " ")]),
        "there is no token: DIGITALOCEAN_ACCESS_TOKEN and DIGITALOCEAN_TOKEN are set but empty"
    );
}

#[test]
fn a_flag_in_the_environment_has_three_spellings_for_each_value() {
    let fixture = Fixture::with("");
    for (text, wait) in
        [("true", true), ("1", true), ("YES", true), ("false", false), ("0", false), ("no", false)]
    {
        assert_eq!(fixture.settings(&[("DOACT_WAIT", text)]).wait.value, wait, "{text}");
    }
}

#[test]
fn the_file_named_by_the_option_wins_over_the_variable() {
    let env = environment(&[("DOACT_CONFIG", "/from/environment.toml")]);
    let option = Some(PathBuf::from("/from/option.toml"));
    let path = |option, env| settings_path(option, env).unwrap();
    assert_eq!(path(option, &env), PathBuf::from("/from/option.toml"));
    assert_eq!(path(None, &env), PathBuf::from("/from/environment.toml"));
    if let Ok(path) = settings_path(None, &environment(&[("DOACT_CONFIG", "")])) {
        assert!(path.ends_with("doact/config.toml"), "{path:?}");
    }
}

#[test]
fn a_setting_has_one_name_in_three_spellings() {
    for key in KEYS.iter().filter(|key| !key.name.starts_with("token")) {
        assert_eq!(key.option.unwrap(), format!("--{}", key.name.replace('_', "-")));
        let variable = key.variables[0].split_once('_').unwrap().1;
        assert_eq!(variable, key.name.to_ascii_uppercase());
    }
}
