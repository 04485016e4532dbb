//! How the tests run the binary and look at what came of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// The token that every command is given unless it says otherwise.
pub const TOKEN: &str = "dop_v1_5ec2e7f00dc0ffee5ec2e7f00dc0ffee";
/// A volume's ID, as the API documents it.
pub const VOLUME: &str = "7724db7c-e098-11e5-b522-000f53304e51";

/// A run that takes longer than this hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// One run of the binary, in an environment that holds nothing of the machine's.
pub struct Doact {
    command: Command,
    home: TempDir,
    stdin: Vec<u8>,
}

impl Doact {
    /// A run without a token, an API or a settings file.
    pub fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("doact"));
        command.env_clear().env("HOME", home.path()).env("XDG_CONFIG_HOME", home.path().join(".config"));
        command.env("PATH", "/usr/bin:/bin").current_dir(home.path());
        Self { command, home, stdin: Vec::new() }
    }

    /// A run against this API with [`TOKEN`].
    pub fn at(url: impl AsRef<str>) -> Self {
        Self::new().env("DIGITALOCEAN_API_URL", url.as_ref()).env("DIGITALOCEAN_ACCESS_TOKEN", TOKEN)
    }

    /// In place of the binary alone: this line of a shell, in the same environment.
    #[cfg(target_os = "linux")]
    pub fn shell(mut self, line: &str) -> Self {
        let mut command = Command::new("/bin/sh");
        command.arg("-c").arg(line).env_clear().current_dir(self.home.path());
        let set = self.command.get_envs().filter_map(|(name, value)| Some((name, value?)));
        command.envs(set);
        self.command = command;
        self
    }

    /// More arguments.
    pub fn args<S: AsRef<std::ffi::OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    /// More arguments, separated by spaces: `volume attach data 42`.
    pub fn line(self, line: &str) -> Self {
        self.args(line.split_whitespace())
    }

    /// An environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes an environment variable away.
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// What is on standard input.
    pub fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.stdin = text.into();
        self
    }

    /// Writes a file that only its owner can read into the home folder.
    pub fn file(self, name: &str, text: &str) -> Self {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        close_to_others(&path);
        self
    }

    /// A settings file with this text, named by the environment.
    pub fn config(self, text: &str) -> Self {
        let path = self.path("config.toml");
        self.file("config.toml", text).env("DOACT_CONFIG", path)
    }

    /// The path of a file in the home folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Runs to the end.
    pub fn run(self) -> Outcome {
        let mut command = assert_cmd::Command::from_std(self.command);
        let output = command.timeout(PATIENCE).write_stdin(self.stdin).output().unwrap();
        Outcome::new(&output, self.home)
    }

    /// Runs to the end, which must be exit 0.
    pub fn succeeds(self) -> Outcome {
        self.fails_with(0)
    }

    /// Runs to the end, which must be this exit code.
    pub fn fails_with(self, code: i32) -> Outcome {
        let outcome = self.run();
        assert_eq!(outcome.code, Some(code), "the exit code of\n{outcome:#?}");
        outcome
    }

    /// The command, and the folder that has to live as long as it runs.
    #[cfg(unix)]
    pub fn into_parts(self) -> (Command, TempDir) {
        (self.command, self.home)
    }

    /// Starts it, with pipes on all streams; the folder lives as long as the caller keeps it.
    pub fn spawn(mut self) -> (std::process::Child, TempDir) {
        let command = self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        (command.spawn().unwrap(), self.home)
    }
}

#[cfg(unix)]
fn close_to_others(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

#[cfg(not(unix))]
fn close_to_others(_: &Path) {}

/// What came of a run.
#[derive(Debug)]
pub struct Outcome {
    /// The exit code; none if a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    home: TempDir,
}

impl Outcome {
    /// What came of a run with this output.
    pub fn new(output: &Output, home: TempDir) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr), home }
    }

    /// Standard output is exactly this.
    pub fn stdout(self, expected: impl AsRef<str>) -> Self {
        assert_eq!(self.out, expected.as_ref(), "standard output; standard error is\n{}", self.err);
        self
    }

    /// Standard error is exactly this.
    pub fn stderr(self, expected: impl AsRef<str>) -> Self {
        assert_eq!(self.err, expected.as_ref(), "standard error");
        self
    }

    /// Standard output holds this.
    pub fn stdout_has(self, part: impl AsRef<str>) -> Self {
        let part = part.as_ref();
        assert!(self.out.contains(part), "{part:?} is missing on standard output of\n{self:#?}");
        self
    }

    /// Standard error holds this.
    pub fn stderr_has(self, part: impl AsRef<str>) -> Self {
        let part = part.as_ref();
        assert!(self.err.contains(part), "{part:?} is missing on standard error of\n{self:#?}");
        self
    }

    /// Standard error does not hold this.
    pub fn stderr_lacks(self, part: impl AsRef<str>) -> Self {
        let part = part.as_ref();
        assert!(!self.err.contains(part), "{part:?} is on standard error of\n{self:#?}");
        self
    }

    /// Standard output, which must be one JSON document.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|problem| panic!("{problem} in\n{self:#?}"))
    }

    /// The error object that standard error ends with, on a line of its own.
    pub fn error(&self) -> Value {
        let last = self.err.lines().last().unwrap_or_default();
        let error: Value =
            serde_json::from_str(last).unwrap_or_else(|problem| panic!("{problem} in\n{self:#?}"));
        error["error"].clone()
    }

    /// The text of a file in the home folder.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.home.path().join(name)).unwrap()
    }

    /// The path of a file in the home folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }
}

/// An answer that the API documents.
pub fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(format!("{name}.json"));
    fs::read_to_string(path).unwrap()
}

/// The part of such an answer under this key, compact.
pub fn fixture_part(name: &str, key: &str) -> String {
    let whole: Value = serde_json::from_str(&fixture(name)).unwrap();
    whole[key].to_string()
}

/// `{"action": …}` with this ID and status.
pub fn action(id: u64, status: &str) -> String {
    format!(r#"{{"action":{}}}"#, bare_action(id, status))
}

/// An action without its envelope.
pub fn bare_action(id: u64, status: &str) -> String {
    let completed_at = if status == "completed" { "\"2020-11-12T17:51:14Z\"" } else { "null" };
    format!(
        r#"{{"id":{id},"status":"{status}","type":"attach_volume","started_at":"2020-11-12T17:51:03Z","completed_at":{completed_at},"resource_id":null,"resource_type":"volume","region_slug":"nyc1"}}"#
    )
}

/// An action that started at this time of 12 November 2020 (UTC), and ended at that.
pub fn timed_action(id: u64, kind: &str, status: &str, start: &str, end: Option<&str>) -> String {
    let time = |time: &str| format!("2020-11-12T{time}Z");
    let action = serde_json::json!({
        "id": id, "status": status, "type": kind, "started_at": time(start), "completed_at": end.map(time),
        "resource_id": null, "resource_type": "volume", "region_slug": "nyc1",
    });
    action.to_string()
}

/// A page of a list that has so many actions in all.
pub fn page_of(actions: &[String], total: usize) -> String {
    format!(r#"{{"actions":[{}],"links":{{}},"meta":{{"total":{total}}}}}"#, actions.join(","))
}
