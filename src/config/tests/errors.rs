use super::*;

/// A file, and the start of its error.
const ERRORS: &[(&str, &str)] = &[
    ("a", "config.toml:1:2: not valid TOML: key with no value, expected `=`"),
    ("output = \"json\"\nwait = maybe\n", "config.toml:2:8: not valid TOML"),
    ("x = 'a\ny = 1", "config.toml:1:7: not valid TOML"),
    ("output = \"json\"\noutput = \"json\"\n", "config.toml:2:1: not valid TOML: duplicate key"),
    ("\n  toekn = \"x\"\n", "config.toml:2:3: unknown key 'toekn'"),
    ("[context.prod]\nwait = true", "config.toml:1:2: bad value for 'context'"),
    ("[contexts.prod]\nretries = 3", "config.toml:2:1: unknown key"),
    ("[contexts.prod]\ncontext = 'x'", "config.toml:2:1: the key 'context' belongs"),
    ("contexts = 3", "config.toml:1:12: bad value for 'contexts': must be a table"),
    ("[contexts]\nprod = 3", "config.toml:2:8: bad value for 'contexts.NAME'"),
    ("[contexts.\"\"]", "config.toml:1:11: bad context name: must not be empty"),
    ("output = \"xml\"", "config.toml:1:10: bad value for 'output': an output format is one of"),
    ("region = 3", "config.toml:1:10: bad value for 'region': must be a string, found an integer"),
    ("timeout = true", "config.toml:1:11: bad value for 'timeout': must be a string, found a boolean"),
    ("timeout = -5", "config.toml:1:11: bad value for 'timeout': a duration is"),
    (
        "http_timeout = 0",
        "config.toml:1:16: bad value for 'http_timeout': the duration must be longer than 0",
    ),
    (
        "http_retry_max = -1",
        "config.toml:1:18: bad value for 'http_retry_max': must be a whole number from 0 to 4294967295",
    ),
    ("http_retry_max = 0x100000000", "config.toml:1:18: bad value for 'http_retry_max'"),
    ("http_retry_max = '5'", "config.toml:1:18: bad value for 'http_retry_max'"),
    ("wait = 'true'", "config.toml:1:8: bad value for 'wait': must be true or false, found a string"),
    (
        "api_url = 'http://example.com'",
        "config.toml:1:11: bad value for 'api_url': the token is sent over https",
    ),
    ("token = 3", "config.toml:1:9: bad value for 'token'"),
    ("token_command = 'op read'", "config.toml:1:17: bad value for 'token_command': must be a list"),
    ("token_command = []", "config.toml:1:17: bad value for 'token_command'"),
    ("token_command = ['op', 3]", "config.toml:1:17: bad value for 'token_command'"),
    ("token_file = ''", "config.toml:1:14: bad value for 'token_file'"),
    (
        "token_file = 'x'\nwait = true\ntoken = 'y'",
        "config.toml:3:1: set only one of 'token_file' and 'token'",
    ),
    ("# ü\nwait = true # ü\nregion = 'ü'\n", "config.toml:3:10: bad value for 'region'"),
];

#[test]
fn an_error_in_the_file_names_its_line_and_column() {
    for (text, expected) in ERRORS {
        let error = Fixture::with(text).error();
        assert!(error.starts_with(expected), "{text:?} gives {error:?}");
        assert!(!error.contains('\n') && !error.ends_with('.'), "{error:?}");
    }
}

#[test]
fn the_first_error_of_the_file_is_reported() {
    let error = Fixture::with("zzz = 1\naaa = 2\n").error();
    assert!(error.starts_with("config.toml:1:1: unknown key"), "{error}");
}

#[test]
fn a_context_that_is_not_in_use_is_checked_too() {
    let error = Fixture::with("[contexts.other]\nwiat = true\n").error();
    assert!(error.starts_with("config.toml:2:1: unknown key 'wiat'"), "{error}");
}

#[test]
fn the_hint_for_a_misspelt_key_is_the_nearest_key() {
    for (key, near) in [
        ("toekn", "'token'"),
        ("api-url", "'api_url'"),
        ("tokencommand", "'token_command'"),
        ("timeuot", "'timeout'"),
        ("wiat", "'wait'"),
        ("colour", "'color'"),
        ("context_", "'context'"),
        ("zzzzzz", "the keys are context, token,"),
    ] {
        let error = Fixture::with(format!("{key} = 1\n")).load().unwrap_err();
        assert!(error.hint().contains(near), "{key}: {}", error.hint());
    }
}

#[test]
fn a_key_that_resembles_no_other_is_not_quoted() {
    assert_eq!(Fixture::with("0123456789abcdef = 1\n").error(), "config.toml:1:1: unknown key");
}

#[test]
fn the_first_byte_that_is_not_utf8_is_named() {
    let fixture = Fixture::with(b"wait = true\nregion = '\xff'\n");
    assert_eq!(fixture.error(), "config.toml:2:11: the settings file is not UTF-8 text");
}

#[test]
fn a_named_file_must_exist_unless_the_command_creates_it() {
    let fixture = Fixture::without_file();
    let error = fixture.load().unwrap_err().to_string();
    assert!(error.contains("config.toml (named by --config)"), "{error}");
    let path = fixture.path().display().to_string();
    let env = environment(&[("DOACT_CONFIG", &path)]);
    let error = Settings::load(Options::default(), &env).unwrap_err().to_string();
    assert!(error.contains("(named by DOACT_CONFIG)"), "{error}");
    assert!(Settings::load_to_write(fixture.options(), &environment(&[])).is_ok());
}

#[cfg(unix)]
#[test]
fn a_settings_file_that_is_not_a_regular_file_is_not_opened() {
    let fixture = Fixture::without_file();
    let mkfifo = std::process::Command::new("mkfifo").arg(fixture.path()).status().unwrap();
    assert!(mkfifo.success());
    let link = fixture.folder.path().join("link.toml");
    std::os::unix::fs::symlink(fixture.path(), &link).unwrap();
    for path in [fixture.path(), link] {
        let options = Options { config: Some(path.clone()), ..Options::default() };
        let error = Settings::load_to_write(options, &environment(&[])).unwrap_err();
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert_eq!(cause, "it is not a regular file");
        assert!(matches!(editor(&path).switch("a"), Err(ConfigError::Write { .. })));
    }
    assert!(!fixture.folder.path().join("config.toml.lock").exists());
}

#[test]
fn a_file_in_place_of_a_folder_means_that_there_is_no_settings_file() {
    let fixture = Fixture::with("");
    let options = || Options { config: Some(fixture.path().join("config.toml")), ..Options::default() };
    let error = Settings::load(options(), &environment(&[])).unwrap_err();
    assert!(matches!(error, ConfigError::Missing { .. }), "{error}");
    assert!(Settings::load_to_write(options(), &environment(&[])).is_ok());
}

#[test]
fn a_folder_cannot_be_read_as_a_settings_file() {
    let fixture = Fixture::without_file();
    fs::create_dir(fixture.path()).unwrap();
    let error = fixture.load().unwrap_err();
    assert!(matches!(error, ConfigError::Read { .. }), "{error}");
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn the_hint_for_an_unknown_context_lists_the_known_ones() {
    let fixture = Fixture::with("[contexts.prod]\n[contexts.ci]\n");
    let error = fixture.load_with(&[("DIGITALOCEAN_CONTEXT", "live")]).unwrap_err();
    assert_eq!(error.to_string(), "there is no context 'live' (named by DIGITALOCEAN_CONTEXT)");
    assert!(error.hint().contains("default, ci, prod"), "{}", error.hint());
    let error = Fixture::with("context = 'live'\n").error();
    assert_eq!(error, "config.toml:1: there is no context of that name");
    let options = Options { context: Some("live".to_owned()), ..fixture.options() };
    let settings = Settings::load_to_write(options, &environment(&[])).unwrap().settings;
    assert_eq!(settings.context.unwrap().value, "live");
}

#[test]
fn a_bad_value_of_a_variable_names_the_variable() {
    let fixture = Fixture::with("");
    for (variable, text) in [
        ("DIGITALOCEAN_API_URL", "http://example.com"),
        ("DIGITALOCEAN_CONTEXT", "a\nb"),
        ("DOACT_OUTPUT", "xml"),
        ("DOACT_REGION", "New York"),
        ("DOACT_TIMEOUT", "soon"),
        ("DOACT_POLL_INTERVAL", "0"),
        ("DOACT_HTTP_TIMEOUT", "-1"),
        ("DOACT_HTTP_RETRY_MAX", "+1"),
        ("DOACT_COLOR", "green"),
        ("DOACT_WAIT", "perhaps"),
    ] {
        let error = fixture.settings(&[(variable, text)]).check(|_| true).unwrap_err();
        let expected = format!("bad value for {variable}: ");
        assert!(error.to_string().starts_with(&expected), "{error}");
        assert_eq!(error.hint(), format!("correct or unset {variable}"));
    }
}

#[cfg(unix)]
#[test]
fn a_settings_file_with_a_token_that_others_can_read_is_a_warning() {
    use std::os::unix::fs::PermissionsExt as _;
    for (text, mode, warns) in [
        ("token = 'x'", 0o644, true),
        ("[contexts.a]\ntoken = 'x'", 0o640, true),
        ("token = 'x'", 0o600, false),
        ("token_file = 'x'", 0o644, false),
    ] {
        let fixture = Fixture::with(text);
        fs::set_permissions(fixture.path(), fs::Permissions::from_mode(mode)).unwrap();
        let warnings = fixture.load().unwrap().warnings;
        let fix = format!("`chmod 600 {}`", fixture.path().display());
        assert_eq!(warnings.len(), usize::from(warns), "{text} {mode:o}");
        assert!(warnings.iter().all(|warning| warning.contains(&fix)));
    }
}

#[cfg(unix)]
#[test]
fn a_token_file_that_others_can_read_is_a_warning_where_it_is_used() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token");
    fs::write(&path, "dop_v1_0123456789abcdef").unwrap();
    let text = format!("token_file = '{}'", path.display());
    for (text, mode, warns) in
        [(&text, 0o644, true), (&text, 0o600, false), (&format!("[contexts.unused]\n{text}"), 0o644, false)]
    {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let warnings = Fixture::with(text).load().unwrap().warnings;
        let fix = format!("`chmod 600 {}`", path.display());
        assert_eq!(warnings.len(), usize::from(warns), "{text} {mode:o}");
        assert!(warnings.iter().all(|warning| warning.contains(&fix)));
    }
}
