use std::cell::RefCell;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;

use super::*;
use crate::config::{EditProgress, TokenKind};
use crate::system::Clock as _;
use crate::system::testing::ManualClock;

fn token(text: &str) -> Token {
    Token::new(text).unwrap()
}

fn file(fixture: &Fixture) -> SettingsFile {
    SettingsFile::at(fixture.path())
}

fn mode(path: impl AsRef<std::path::Path>) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

const FULL: &str = r#"# My settings.

# Where I work.
context = "prod"
output = "json" # for jq
future_key = 1

# The live account.
[contexts.prod]
# From the vault.
token_command = ["op", "read"]
region = "fra1" # near

# For pipelines.
[contexts.ci]
token = "old" # rotate in May
"#;

#[test]
fn a_new_file_and_its_folder_are_private() {
    let fixture = Fixture::without_file();
    let path = fixture.folder.path().join("a/b/config.toml");
    editor(&path).set_token(None, &token("dop_v1_x")).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "token = \"dop_v1_x\"\n");
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.with_file_name("config.toml.lock")), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
}

#[test]
fn a_change_makes_the_file_private() {
    let fixture = Fixture::with("token = 'x'");
    fs::set_permissions(fixture.path(), fs::Permissions::from_mode(0o644)).unwrap();
    editor(fixture.path()).set_token(None, &token("y")).unwrap();
    assert_eq!(mode(fixture.path()), 0o600);
}

#[test]
fn a_new_token_replaces_the_old_one_and_keeps_the_rest_of_the_file() {
    let fixture = Fixture::with(FULL);
    editor(fixture.path()).set_token(Some("prod"), &token("new1")).unwrap();
    editor(fixture.path()).set_token(Some("ci"), &token("new2")).unwrap();
    editor(fixture.path()).set_token(Some("default"), &token("new3")).unwrap();
    editor(fixture.path()).set_token(Some("fresh one"), &token("new4")).unwrap();
    let expected = FULL
        .replace(
            "# From the vault.\ntoken_command = [\"op\", \"read\"]\nregion = \"fra1\" # near\n",
            "region = \"fra1\" # near\n# From the vault.\ntoken = \"new1\"\n",
        )
        .replace("\"old\"", "\"new2\"")
        .replace("future_key = 1\n", "future_key = 1\ntoken = \"new3\"\n")
        + "\n[contexts.\"fresh one\"]\ntoken = \"new4\"\n";
    assert_eq!(fixture.text(), expected);
}

#[test]
fn switching_changes_only_the_context_key() {
    let fixture = Fixture::with(FULL);
    editor(fixture.path()).switch("ci").unwrap();
    assert_eq!(fixture.text(), FULL.replace("\"prod\"", "\"ci\""));
    editor(fixture.path()).switch("default").unwrap();
    assert_eq!(fixture.text(), FULL.replace("context = \"prod\"\n", ""));
    editor(fixture.path()).switch("prod").unwrap();
    assert!(fixture.text().contains("context = \"prod\"\n"));
}

#[test]
fn removing_a_context_removes_its_comment_and_the_context_key() {
    let fixture = Fixture::with(FULL);
    editor(fixture.path()).remove("prod").unwrap();
    let (before, after) = FULL.split_once("# The live account.").unwrap();
    let rest = &after[after.find("\n# For pipelines").unwrap()..];
    assert_eq!(fixture.text(), before.replace("context = \"prod\"\n", "") + rest);
    editor(fixture.path()).remove("ci").unwrap();
    assert!(fixture.text().starts_with("# My settings.\n\n# Where I work.\noutput = \"json\" # for jq\n"));
    let error = editor(fixture.path()).remove("ci").unwrap_err();
    assert_eq!(error.to_string(), "there is no context 'ci'");
}

#[test]
fn removing_default_removes_the_token_of_the_top_level() {
    let fixture = Fixture::with("# Mine.\ntoken = 'x'\nwait = true\n");
    editor(fixture.path()).remove("default").unwrap();
    assert_eq!(fixture.text(), "# Mine.\nwait = true\n");
    assert!(editor(fixture.path()).remove("default").is_err());
}

#[test]
fn contexts_in_inline_and_dotted_tables_can_be_changed() {
    for text in [
        "contexts = { a = { token = 'x' }, b = {} }\n",
        "contexts.a.token = 'x'\ncontexts.b.wait = true\n",
        "[contexts]\na.token = 'x'\nb = { wait = true }\n",
        "[contexts]\n[contexts.a]\ntoken = 'x'\n[contexts.b]\n",
    ] {
        let fixture = Fixture::with(text);
        for name in ["a", "b", "c"] {
            editor(fixture.path()).set_token(Some(name), &token("new")).unwrap();
        }
        editor(fixture.path()).switch("c").unwrap();
        let contexts = file(&fixture).contexts().unwrap();
        let with_token = contexts.iter().filter(|context| context.token == Some(TokenKind::Text));
        assert_eq!(with_token.count(), 3, "{}", fixture.text());
        for name in ["a", "b", "c"] {
            editor(fixture.path()).remove(name).unwrap();
        }
        assert_eq!(file(&fixture).contexts().unwrap().len(), 1, "{}", fixture.text());
    }
}

#[test]
fn an_unknown_context_changes_nothing_and_creates_nothing() {
    let fixture = Fixture::without_file();
    let path = fixture.folder.path().join("new/config.toml");
    let error = editor(&path).switch("prod").unwrap_err();
    assert!(error.hint().contains("default"), "{}", error.hint());
    assert!(!path.parent().unwrap().exists());
    let fixture = Fixture::with(FULL);
    let error = editor(fixture.path()).switch("live").unwrap_err();
    assert!(error.hint().contains("default, prod, ci"), "{}", error.hint());
    assert_eq!(fixture.text(), FULL);
}

#[test]
fn a_broken_file_is_not_changed() {
    let text = "token = 'x\n";
    let fixture = Fixture::with(text);
    let file = editor(fixture.path());
    for result in [file.set_token(None, &token("y")).map(drop), file.switch("a"), file.remove("a")] {
        let error = result.unwrap_err().to_string();
        assert!(error.contains("config.toml:1:11: not valid TOML"), "{error}");
    }
    assert_eq!(fixture.text(), text);
    let fixture = Fixture::with("contexts = 3\n");
    let file = editor(fixture.path());
    assert!(file.set_token(Some("a"), &token("y")).is_err());
    assert_eq!(fixture.text(), "contexts = 3\n");
}

#[test]
fn a_symbolic_link_stays_and_its_target_changes() {
    let fixture = Fixture::with("wait = true\n");
    let link = fixture.folder.path().join("link.toml");
    let dangling = fixture.folder.path().join("dangling.toml");
    symlink("config.toml", &link).unwrap();
    symlink("not-there.toml", &dangling).unwrap();
    editor(&link).set_token(None, &token("x")).unwrap();
    editor(&dangling).set_token(None, &token("x")).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::symlink_metadata(&dangling).unwrap().is_symlink());
    assert_eq!(fixture.text(), "wait = true\ntoken = \"x\"\n");
    assert!(fixture.folder.path().join("not-there.toml").exists());
    symlink("loop.toml", fixture.folder.path().join("loop.toml")).unwrap();
    let looped = editor(fixture.folder.path().join("loop.toml"));
    assert!(matches!(looped.switch("a"), Err(ConfigError::Write { .. })));
}

#[test]
fn every_change_removes_what_an_interrupted_one_left_behind() {
    type Change = fn(&SettingsEditor<'_>) -> Result<(), ConfigError>;
    let changes: [Change; 5] = [
        |editor| editor.set_token(None, &token("new")).map(drop),
        |editor| editor.switch("prod"),
        |editor| editor.switch("nothing"),
        |editor| editor.remove("ci"),
        |editor| editor.remove("nothing"),
    ];
    for (change, before) in changes.iter().flat_map(|change| [(change, Some(FULL)), (change, None)]) {
        let fixture = before.map_or_else(Fixture::without_file, Fixture::with);
        let temporary = fixture.folder.path().join("config.toml.tmp");
        fs::write(&temporary, "token = 'left behind'\n").unwrap();
        let _ = change(&editor(fixture.path()));
        assert!(!temporary.exists());
    }
}

#[test]
fn a_link_in_place_of_the_temporary_file_is_removed_and_not_followed() {
    let fixture = Fixture::with("");
    let elsewhere = fixture.folder.path().join("elsewhere");
    fs::write(&elsewhere, "kept").unwrap();
    symlink(&elsewhere, fixture.folder.path().join("config.toml.tmp")).unwrap();
    editor(fixture.path()).set_token(None, &token("x")).unwrap();
    assert_eq!(fs::read_to_string(elsewhere).unwrap(), "kept");
    assert_eq!(fixture.text(), "token = \"x\"\n");
    assert!(fs::symlink_metadata(fixture.path()).unwrap().is_file());
}

#[test]
fn a_lock_that_another_process_holds_is_noted_and_then_given_up() {
    let fixture = Fixture::with("");
    let lock = fs::File::create(fixture.folder.path().join("config.toml.lock")).unwrap();
    lock.lock().unwrap();
    let (clock, progress) = (ManualClock::default(), RefCell::new(Vec::new()));
    let on_progress = |step| progress.borrow_mut().push((step, clock.elapsed().as_secs()));
    let file = SettingsFile::at(fixture.path());
    let error = file.editor(&clock, Duration::from_secs(30), &on_progress).switch("default").unwrap_err();
    assert!(matches!(error, ConfigError::Locked { .. }), "{error}");
    assert_eq!(clock.elapsed().as_secs(), 30);
    assert_eq!(*progress.borrow(), [(EditProgress::Waiting, 2)]);
}

#[test]
fn a_lock_that_is_not_a_regular_file_is_not_opened() {
    let fixture = Fixture::with("");
    let _socket = UnixListener::bind(fixture.folder.path().join("config.toml.lock")).unwrap();
    let error = editor(fixture.path()).set_token(None, &token("x")).unwrap_err();
    assert!(matches!(error, ConfigError::Write { .. }), "{error}");
    assert_eq!(fixture.text(), "");
}

#[test]
fn concurrent_changes_are_all_kept() {
    let fixture = Fixture::with("# Kept.\n");
    std::thread::scope(|scope| {
        for writer in 0..16 {
            let path = fixture.path();
            scope.spawn(move || {
                for turn in 0..4 {
                    let name = format!("writer{writer}-{turn}");
                    editor(&path).set_token(Some(&name), &token(&name)).unwrap();
                }
            });
        }
    });
    assert_eq!(file(&fixture).contexts().unwrap().len(), 1 + 16 * 4);
    assert!(fixture.text().contains("# Kept.\n"));
    assert_eq!(fs::read_dir(fixture.folder.path()).unwrap().count(), 2);
}

#[test]
fn contexts_are_listed_with_their_kind_of_token_and_the_current_one() {
    let fixture = Fixture::with(FULL.replace("future_key = 1\n", "token_file = 'x'\n"));
    let listed = file(&fixture).contexts().unwrap();
    let listed: Vec<_> =
        listed.iter().map(|context| (context.name.as_str(), context.token, context.is_current)).collect();
    assert_eq!(
        listed,
        [
            ("default", Some(TokenKind::File), false),
            ("ci", Some(TokenKind::Text), false),
            ("prod", Some(TokenKind::Command), true),
        ]
    );
    let none = SettingsFile::at(fixture.folder.path().join("none.toml"));
    assert_eq!(none.contexts().unwrap().len(), 1);
}
