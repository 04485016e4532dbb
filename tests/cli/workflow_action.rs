//! The composite action in `.github/actions/volume-attach`, run as GitHub's runner would: each step's
//! script in a shell, with the runner's variables and the files that pass outputs and the PATH on.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::{Doact, Outcome};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.github/actions/volume-attach");

/// Builds nothing: the "doact" that it installs prints its arguments.
const STUB_CARGO: &str = r#"#!/bin/bash
[ -f src/main.rs ] || exit 1
echo "cargo $*" >> "$RUNNER_TEMP/log"
while [ $# -gt 0 ]; do
  if [ "$1" = --root ]; then root=$2; fi
  shift
done
mkdir -p "$root/bin"
printf '#!/bin/bash\necho "built doact: $*"\n' > "$root/bin/doact"
chmod +x "$root/bin/doact"
"#;

/// The job that uses the action.
struct Job {
    inputs: BTreeMap<String, String>,
    temp: tempfile::TempDir,
    /// What the steps put before the PATH.
    path: Vec<String>,
    /// Whether `actions/cache` finds the build.
    cache_hit: bool,
    /// Whether `doact` is on the PATH before the action runs.
    has_doact: bool,
    outputs: BTreeMap<String, String>,
    /// Those of the sandbox that answers.
    faults: &'static str,
}

impl Job {
    fn new(inputs: &[(&str, &str)]) -> Self {
        let mut job = Self {
            inputs: BTreeMap::new(),
            temp: tempfile::tempdir().unwrap(),
            path: Vec::new(),
            cache_hit: false,
            has_doact: true,
            outputs: BTreeMap::new(),
            faults: "",
        };
        for (name, input) in action()["inputs"].as_object().unwrap() {
            if let Some(default) = input["default"].as_str() {
                job.inputs.insert(name.clone(), default.to_owned());
            }
        }
        let inputs = inputs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        job.inputs.extend(inputs);
        job
    }

    fn without_doact(mut self) -> Self {
        self.has_doact = false;
        let tools = self.path("tools");
        fs::create_dir(&tools).unwrap();
        let cargo = tools.join("cargo");
        fs::write(&cargo, STUB_CARGO).unwrap();
        fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
        self.path.push(tools.to_string_lossy().into_owned());
        self
    }

    /// Puts a build into the cache.
    fn cache(&mut self, script: &str) {
        self.cache_hit = true;
        let bin = self.path("doact/bin");
        fs::create_dir_all(&bin).unwrap();
        fs::write(bin.join("doact"), script).unwrap();
        fs::set_permissions(bin.join("doact"), fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.temp.path().join(name)
    }

    /// Runs the steps until one fails; the outcome of the last one that ran.
    fn run(&mut self) -> Outcome {
        let mut last = None;
        for step in action()["runs"]["steps"].as_array().unwrap() {
            if !self.condition(step["if"].as_str()) {
                continue;
            }
            if step["uses"].as_str().is_some_and(|uses| uses.starts_with("actions/cache@")) {
                assert!(!self.expand(&step["with"]["key"]).is_empty());
                let hit = if self.cache_hit { "true" } else { "" };
                self.outputs.insert("steps.cache.outputs.cache-hit".to_owned(), hit.to_owned());
                continue;
            }
            let outcome = self.script(step);
            let failed = outcome.code != Some(0);
            last = Some(outcome);
            if failed {
                break;
            }
        }
        last.unwrap()
    }

    fn script(&mut self, step: &Value) -> Outcome {
        let script = step["run"].as_str().unwrap();
        assert!(!script.contains("${{"), "an input in the text of a script");
        let (output, path) = (self.path("output"), self.path("path"));
        fs::write(&output, "").unwrap();
        fs::write(&path, "").unwrap();

        // As the runner starts it. The sandbox puts the binary first in the PATH.
        let shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script];
        let doact = Doact::new();
        let doact = if self.has_doact {
            let faults =
                if self.faults.is_empty() { String::new() } else { format!("--fail {}", self.faults) };
            let sandbox = format!("sandbox --volume data:nyc1:100 --action-seconds 0 {faults} --");
            doact.line(&sandbox).args(shell)
        } else {
            doact.shell(script)
        };
        let mut folders = self.path.clone();
        folders.reverse();
        folders.push("/usr/bin:/bin".to_owned());
        let mut doact = doact
            .env("PATH", folders.join(":"))
            .env("GITHUB_ACTION_PATH", FOLDER)
            .env("GITHUB_OUTPUT", &output)
            .env("GITHUB_PATH", &path)
            .env("GITHUB_STEP_SUMMARY", self.path("summary.md"))
            .env("RUNNER_TEMP", self.temp.path())
            .env("RUNNER_OS", "Linux")
            .env("RUNNER_ARCH", "X64");
        for (name, value) in step["env"].as_object().into_iter().flatten() {
            doact = doact.env(name, self.expand(value));
        }
        let outcome = doact.run();

        self.path.extend(read(&path).lines().map(ToOwned::to_owned));
        if let Some(id) = step["id"].as_str() {
            let lines = read(&output);
            let pairs = lines.lines().filter_map(|line| line.split_once('='));
            let named = pairs.map(|(name, value)| (format!("steps.{id}.outputs.{name}"), value.to_owned()));
            self.outputs.extend(named);
        }
        outcome
    }

    /// `A == 'B'`, or no condition.
    fn condition(&self, condition: Option<&str>) -> bool {
        let Some(condition) = condition else { return true };
        let (name, expected) = condition.split_once(" == ").unwrap();
        self.value(name) == expected.trim_matches('\'')
    }

    /// An output of the action.
    fn output(&self, name: &str) -> String {
        self.expand(&action()["outputs"][name]["value"])
    }

    fn expand(&self, value: &Value) -> String {
        let value = value.as_str().unwrap();
        let name = value.strip_prefix("${{ ").and_then(|rest| rest.strip_suffix(" }}"));
        name.map_or_else(|| value.to_owned(), |name| self.value(name))
    }

    fn value(&self, name: &str) -> String {
        match name.strip_prefix("inputs.") {
            Some(input) => self.inputs.get(input).cloned().unwrap_or_default(),
            None => self.outputs.get(name).cloned().unwrap_or_default(),
        }
    }
}

fn action() -> Value {
    serde_saphyr::from_str(&read(&Path::new(FOLDER).join("action.yml"))).unwrap()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn attach(volume: &str) -> [(&str, &str); 4] {
    [("volume", volume), ("droplet-id", "42"), ("region", "nyc1"), ("token", "dop_v1_0123456789")]
}

#[test]
fn the_workflow_action_attaches_a_volume_with_the_doact_on_the_path() {
    for if_needed in ["true", "false"] {
        let mut job = Job::new(&attach("data"));
        job.inputs.insert("if-needed".to_owned(), if_needed.to_owned());
        let done = job.run();
        assert_eq!(done.code, Some(0), "{done:#?}");
        let summary = read(&job.path("summary.md"));
        assert!(summary.starts_with("- attach volume data to Droplet 42: action "), "{summary}");
        assert_eq!(job.value("steps.doact.outputs.found"), "true");
    }
}

#[test]
fn the_workflow_action_says_which_action_it_was_and_where_the_device_is() {
    let mut job = Job::new(&attach("data"));
    assert_eq!(job.run().code, Some(0));
    assert!(job.output("action-id").parse::<u64>().is_ok());
    assert_eq!(job.output("status"), "completed");
    assert_eq!(job.output("device"), "/dev/disk/by-id/scsi-0DO_Volume_data");

    let mut job = Job::new(&attach("data"));
    job.faults = "errored";
    assert_eq!(job.run().code, Some(3));
    assert!(job.output("action-id").parse::<u64>().is_ok());
    assert_eq!((job.output("status"), job.output("device")), ("errored".to_owned(), String::new()));
    let summary = read(&job.path("summary.md"));
    assert!(summary.contains("**errored**"), "{summary}");

    let mut job = Job::new(&attach("missing"));
    assert_eq!(job.run().code, Some(5));
    assert_eq!((job.output("action-id"), job.output("status")), (String::new(), String::new()));
    let summary = read(&job.path("summary.md"));
    assert!(summary.starts_with("- attach volume missing to Droplet 42: **failed**: "), "{summary}");
}

#[test]
fn the_workflow_action_says_where_the_device_of_a_volume_with_an_id_is() {
    // The sandbox has the same IDs every time.
    let ids = "sandbox --volume data:nyc1:100 -- doact volume list --format ID --no-header";
    let id = Doact::new().line(ids).succeeds().out.trim().to_owned();
    let mut job = Job::new(&attach(&id));
    assert_eq!(job.run().code, Some(0));
    assert_eq!(job.output("device"), "/dev/disk/by-id/scsi-0DO_Volume_data");

    let mut job = Job::new(&attach(&id)).without_doact();
    job.cache(
        "#!/bin/bash\n\
         if [ \"$2\" = get ]; then echo '::error::no' >&2; exit 4; fi\n\
         printf '7\\tcompleted\\n'\n",
    );
    let done = job.run().stderr("").stdout_has("the device is unknown: ");
    assert_eq!(
        (done.code, job.output("status"), job.output("device")),
        (Some(0), "completed".to_owned(), String::new())
    );
}

#[test]
fn the_workflow_action_never_runs_its_inputs() {
    for volume in ["$(touch owned)", "--help"] {
        assert_eq!(Job::new(&attach(volume)).run().code, Some(2), "{volume}");
    }
    let mut job = Job::new(&attach("data"));
    job.inputs.insert("if-needed".to_owned(), "perhaps".to_owned());
    assert_eq!(job.run().code, Some(2));
}

#[test]
fn the_workflow_action_builds_doact_from_its_own_checkout_where_there_is_none() {
    let mut job = Job::new(&attach("data")).without_doact();
    let done = job.run();
    assert_eq!(done.code, Some(0), "{done:#?}");
    let root = job.path("doact");
    let target = job.path("doact-target");
    let cargo = format!(
        "cargo install --locked --path . --root {} --target-dir {}\n",
        root.display(),
        target.display()
    );
    assert_eq!(read(&job.path("log")), cargo);
    let arguments = "volume attach --wait --timeout=15m --region=nyc1 --if-needed --output tsv --format ID,Status --no-header -- data 42";
    assert_eq!(job.output("action-id"), format!("built doact: {arguments}"));
}

#[test]
fn the_workflow_action_takes_the_build_from_the_cache() {
    let mut job = Job::new(&attach("data")).without_doact();
    job.cache("#!/bin/bash\necho cached\n");
    job.run();
    assert_eq!(job.output("action-id"), "cached");
    assert!(!job.path("log").exists(), "cargo ran");
}

#[test]
fn the_name_of_the_cached_build_changes_with_the_system() {
    let mut job = Job::new(&attach("data")).without_doact();
    job.run();
    let key = job.value("steps.doact.outputs.key");
    assert!(key.starts_with("doact-Linux--X64-"), "{key}");
}

#[test]
fn the_name_of_the_cached_build_changes_with_every_file_that_cargo_reads() {
    let find = read(&Path::new(FOLDER).join("find"));
    let summed = find.split_once("$(find ").unwrap().1.split(" -type").next().unwrap();
    let summed: Vec<_> = summed.split(' ').collect();
    for file in ["Cargo.toml", "Cargo.lock", "build.rs", ".cargo", "src"] {
        let exists = Path::new(env!("CARGO_MANIFEST_DIR")).join(file).exists();
        assert_eq!(summed.contains(&file), exists, "{file}");
    }
}
