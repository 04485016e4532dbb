// Only token commands have a source, and their tests run Unix commands.
#[cfg(unix)]
use std::error::Error as _;

use super::*;

/// The token that a settings file gives, or the error.
fn token(text: &str) -> String {
    token_in(&Fixture::with(text))
}

fn token_in(fixture: &Fixture) -> String {
    match read_token(&fixture.settings(&[])) {
        Ok(token) => token.value.expose().to_owned(),
        Err(error) => {
            assert!(!error.hint().is_empty());
            fixture.without_folder(&error)
        }
    }
}

#[test]
fn the_hint_for_a_missing_token_lists_the_ways_to_set_one() {
    let error = read_token(&Fixture::with("").settings(&[])).unwrap_err();
    assert_eq!(error.to_string(), "there is no token");
    assert!(matches!(error, TokenError::Missing { .. }));
    for way in ["doact auth init", "DIGITALOCEAN_ACCESS_TOKEN", "token_command", "token_file"] {
        assert!(error.hint().contains(way), "{way}");
    }
}

#[cfg(unix)]
#[test]
fn a_token_command_that_takes_too_long_is_killed() {
    let handle = || KillHandle::new(StdioMode::Interactive);
    let settings = Fixture::with("token_command = ['sleep', '5']").settings(&[]);
    let error = settings.read_token_within(Duration::ZERO, &handle()).unwrap_err();
    assert!(matches!(error, TokenError::TimedOut { .. }), "{error}");
    let settings = Fixture::with("token_command = ['echo', 'soon']").settings(&[]);
    let token = settings.read_token_within(Duration::from_secs(60), &handle()).unwrap();
    assert_eq!(token.value.expose(), "soon");
}

#[test]
fn the_second_variable_counts_if_the_first_is_not_set() {
    let fixture = Fixture::with("token = 'file'");
    let settings = fixture.settings(&[("DIGITALOCEAN_TOKEN", "second")]);
    let token = read_token(&settings).unwrap();
    assert_eq!(token.value.expose(), "second");
    assert_eq!(token.source.to_string(), "DIGITALOCEAN_TOKEN");
}

#[test]
fn the_error_for_an_unusable_token_names_its_source() {
    assert_eq!(token("wait = true\ntoken = ''"), "the token is empty (from config.toml:2)");
    assert_eq!(
        token("token = 'a b'"),
        "the token has characters that are invalid in an HTTP header (from config.toml:1)"
    );
    assert!(token("token = 'dor_v1_abc'").starts_with("this is a refresh token"));
}

#[test]
fn a_relative_token_file_is_in_the_folder_of_the_settings_file() {
    let fixture = Fixture::with("token_file = 'secret'");
    let secret = fixture.folder.path().join("secret");
    assert_eq!(token_in(&fixture), "the token file secret cannot be read (from config.toml:1)");
    fs::write(&secret, "dop_v1_file \r\n\n").unwrap();
    assert_eq!(token_in(&fixture), "dop_v1_file");
    fs::write(&secret, "one\ntwo\n").unwrap();
    assert_eq!(token_in(&fixture), "the token has more than one line (from config.toml:1)");
    fs::write(&secret, b"\xff\xfe").unwrap();
    assert!(token_in(&fixture).starts_with("the token has characters"));
    fs::write(&secret, vec![b'a'; 100_000]).unwrap();
    assert!(token_in(&fixture).starts_with("the token file secret cannot be read"));
}

#[test]
fn a_token_file_may_be_absolute_or_in_the_home_folder() {
    let fixture = Fixture::without_file();
    let secret = fixture.folder.path().join("deep secret");
    fs::write(&secret, "absolute").unwrap();
    fs::write(fixture.path(), format!("token_file = '{}'", secret.display())).unwrap();
    assert_eq!(token_in(&fixture), "absolute");
    if let Some(home) = dirs::home_dir() {
        let error = token("token_file = '~/no-such-token'");
        assert!(error.contains(&home.join("no-such-token").display().to_string()), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn the_first_line_that_a_token_command_prints_is_the_token() {
    assert_eq!(token("token_command = ['echo', 'dop_v1_said']"), "dop_v1_said");
    assert_eq!(token(r#"token_command = ["printf", 'a\r\nb\n']"#), "a");
    assert_eq!(token("token_command = ['echo', '$HOME;*']"), "$HOME;*");
}

#[cfg(unix)]
#[test]
fn the_error_of_a_token_command_never_holds_its_arguments_or_output() {
    assert_eq!(
        token("token_command = ['doact-no-such-program', 'secret']"),
        "the token command 'doact-no-such-program' cannot be run (from config.toml:1)"
    );
    let failed = token("token_command = ['sh', '-c', 'echo secret; exit 3']");
    assert_eq!(failed, "the token command 'sh' failed with exit status: 3 (from config.toml:1)");
    assert_eq!(
        token("token_command = ['true']"),
        "the token command 'true' printed nothing (from config.toml:1)"
    );
    // Without an end, too.
    assert_eq!(
        token("token_command = ['cat', '/dev/zero']"),
        "the token command 'cat' printed more than 64 KiB (from config.toml:1)"
    );
    assert_eq!(token("token_command = ['echo']"), "the token is empty (from config.toml:1)");
    let settings = Fixture::with("token_command = ['doact-no-such-program']").settings(&[]);
    assert!(read_token(&settings).unwrap_err().source().is_some());
}
