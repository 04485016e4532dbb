//! Runs the binary and checks its results.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// The token of [`Doact::at`].
pub const TOKEN: &str = "dop_v1_5ec2e7f00dc0ffee5ec2e7f00dc0ffee";
/// A volume's ID, as the API documents it for actions of volumes.
pub const VOLUME: &str = "7724db7c-e098-11e5-b522-000f53304e51";

/// The time limit of a run.
const LIMIT: Duration = Duration::from_secs(60);

/// One run of the binary, isolated from the environment and the files of the machine.
pub struct Doact {
    command: Command,
    home: TempDir,
    stdin: Vec<u8>,
}

/// Starts every child with the default effect of signals, also where the tests run under `nohup` or in
/// the background of a script, which ignore some: a signal that is caught here is not ignored there.
#[cfg(unix)]
fn expect_default_signals() {
    use std::sync::atomic::AtomicBool;
    use std::sync::{Arc, Once};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT};
    use signal_hook::flag;

    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let always = Arc::new(AtomicBool::new(true));
        flag::register(SIGHUP, Arc::clone(&always)).unwrap();
        for signal in [SIGINT, SIGQUIT] {
            flag::register_conditional_default(signal, Arc::clone(&always)).unwrap();
        }
    });
}

impl Doact {
    /// A run without a token, an API or a settings file.
    pub fn new() -> Self {
        #[cfg(unix)]
        expect_default_signals();
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

    /// Runs this shell command line instead of the binary, in the same environment.
    #[cfg(unix)]
    pub fn shell(mut self, line: &str) -> Self {
        let mut command = Command::new("/bin/sh");
        command.arg("-c").arg(line).env_clear().current_dir(self.home.path());
        let set = self.command.get_envs().filter_map(|(name, value)| Some((name, value?)));
        command.envs(set);
        self.command = command;
        self
    }

    pub fn args<S: AsRef<std::ffi::OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    /// Adds arguments separated by spaces: `volume attach data 42`.
    pub fn line(self, line: &str) -> Self {
        self.args(line.split_whitespace())
    }

    pub fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    pub fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.stdin = text.into();
        self
    }

    /// Writes a file into the home folder; only its owner can read it.
    pub fn file(self, name: &str, text: &str) -> Self {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        restrict_to_owner(&path);
        self
    }

    /// Writes a settings file with this text and names it in the environment.
    pub fn config(self, text: &str) -> Self {
        let path = self.path("config.toml");
        self.file("config.toml", text).env("DOACT_CONFIG", path)
    }

    /// The path of a file in the home folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn run(self) -> Outcome {
        let mut command = assert_cmd::Command::from_std(self.command);
        let output = command.timeout(LIMIT).write_stdin(self.stdin).output().unwrap();
        Outcome::new(&output, self.home)
    }

    /// Runs to the end and requires exit code 0.
    pub fn succeeds(self) -> Outcome {
        self.fails_with(0)
    }

    /// Runs to the end and requires this exit code.
    pub fn fails_with(self, code: i32) -> Outcome {
        let outcome = self.run();
        assert_eq!(outcome.code, Some(code), "the exit code of\n{outcome:#?}");
        outcome
    }

    /// The command, and the home folder, which has to live as long as it runs.
    #[cfg(unix)]
    pub fn into_parts(self) -> (Command, TempDir) {
        (self.command, self.home)
    }

    /// Starts the binary with pipes on all streams. The home folder has to live as long as it runs.
    pub fn spawn(mut self) -> (std::process::Child, TempDir) {
        let command = self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        (command.spawn().unwrap(), self.home)
    }
}

#[cfg(unix)]
fn restrict_to_owner(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

#[cfg(not(unix))]
fn restrict_to_owner(_: &Path) {}

/// The result of a run.
#[derive(Debug)]
pub struct Outcome {
    /// The exit code; none if a signal ended the process.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
    home: TempDir,
}

impl Outcome {
    pub fn new(output: &Output, home: TempDir) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr), home }
    }

    pub fn stdout(self, expected: impl AsRef<str>) -> Self {
        assert_eq!(self.out, expected.as_ref(), "standard output; standard error is\n{}", self.err);
        self
    }

    pub fn stderr(self, expected: impl AsRef<str>) -> Self {
        assert_eq!(self.err, expected.as_ref(), "standard error");
        self
    }

    /// Requires that standard output contains this.
    pub fn stdout_has(self, part: impl AsRef<str>) -> Self {
        let part = part.as_ref();
        assert!(self.out.contains(part), "{part:?} is missing on standard output of\n{self:#?}");
        self
    }

    /// Requires that standard error contains this.
    pub fn stderr_has(self, part: impl AsRef<str>) -> Self {
        let part = part.as_ref();
        assert!(self.err.contains(part), "{part:?} is missing on standard error of\n{self:#?}");
        self
    }

    /// Requires that standard error does not contain this.
    pub fn stderr_lacks(self, part: impl AsRef<str>) -> Self {
        let part = part.as_ref();
        assert!(!self.err.contains(part), "{part:?} is on standard error of\n{self:#?}");
        self
    }

    /// Standard output as one JSON document.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|problem| panic!("{problem} in\n{self:#?}"))
    }

    /// The error object on the last line of standard error.
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

/// A response from the API's documentation.
pub fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(format!("{name}.json"));
    fs::read_to_string(path).unwrap()
}

/// The documented response about one volume, with the ID [`VOLUME`].
pub fn volume_fixture() -> String {
    fixture("volume").replace("506f78a4-e098-11e5-ad9f-000f53306ae1", VOLUME)
}

/// The value under a key of such a response, as compact JSON.
pub fn fixture_part(name: &str, key: &str) -> String {
    let whole: Value = serde_json::from_str(&fixture(name)).unwrap();
    whole[key].to_string()
}

/// `{"action": …}` with this ID and status.
pub fn action(id: u64, status: &str) -> String {
    format!(r#"{{"action":{}}}"#, bare_action(id, status))
}

/// An action without the object around it.
pub fn bare_action(id: u64, status: &str) -> String {
    let completed_at = if status == "completed" { "\"2020-11-12T17:51:14Z\"" } else { "null" };
    format!(
        r#"{{"id":{id},"status":"{status}","type":"attach_volume","started_at":"2020-11-12T17:51:03Z","completed_at":{completed_at},"resource_id":null,"resource_type":"volume","region_slug":"nyc1"}}"#
    )
}

/// An action that started and ended at these times of 12 November 2020 (UTC).
pub fn timed_action(id: u64, kind: &str, status: &str, start: &str, end: Option<&str>) -> String {
    let time = |time: &str| format!("2020-11-12T{time}Z");
    let action = serde_json::json!({
        "id": id, "status": status, "type": kind, "started_at": time(start), "completed_at": end.map(time),
        "resource_id": null, "resource_type": "volume", "region_slug": "nyc1",
    });
    action.to_string()
}

/// A page with these actions, of a list with `total` actions.
pub fn page_of(actions: &[String], total: usize) -> String {
    format!(r#"{{"actions":[{}],"links":{{}},"meta":{{"total":{total}}}}}"#, actions.join(","))
}
