//! The job summary of GitHub Actions: a line for each change or wait.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

use super::github::markdown;
use super::printer::Printer;
use crate::model::format_duration;
use crate::model::{Action, Status};
use crate::system::{Environment, refuse_special_file};

/// The file that the runner shows as the job's summary.
const VARIABLE: &str = "GITHUB_STEP_SUMMARY";

/// Adds a line with the action, its status and its duration.
///
/// `took` is the duration if the action has none. A file that cannot be written is only a warning.
pub fn add(
    environment: &Environment,
    printer: &Printer,
    what: &str,
    action: Option<&Action>,
    took: Duration,
) {
    let is_wanted = |path: &&str| !path.is_empty() && *path != "/dev/null";
    let Some(path) = environment.get(VARIABLE).filter(is_wanted) else { return };
    let text = line(what, action, took, |text| markdown(&printer.redact(text)));
    let opened = refuse_special_file(Path::new(path))
        .and_then(|()| OpenOptions::new().create(true).append(true).open(path));
    if let Err(error) = opened.and_then(|mut file| file.write_all(text.as_bytes())) {
        printer.warning(&format!("the job summary {path} cannot be written: {error}"));
    }
}

fn line(what: &str, action: Option<&Action>, took: Duration, escape: impl Fn(&str) -> String) -> String {
    let what = escape(what);
    let Some(action) = action else { return format!("- {what}: no action\n") };
    let id = action.id().map_or_else(|| "without an ID".to_owned(), &escape);
    let status = escape(action.status().map_or("of unknown status", Status::as_str));
    let took = format_duration(action.duration().unwrap_or(took));
    format!("- {what}: action {id} **{status}** after {took}\n")
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;

    #[test]
    fn a_line_has_the_action_its_status_and_its_duration() {
        let action = |rest| {
            let json = format!(r#"{{"id":7,"started_at":"2020-11-14T16:29:21Z",{rest}}}"#);
            Action::from_raw(&RawValue::from_string(json).unwrap()).unwrap()
        };
        let took = Duration::from_secs(9);
        let done = action(r#""status":"completed","completed_at":"2020-11-14T16:29:24Z""#);
        assert_eq!(
            line("attach it", Some(&done), took, markdown),
            "- attach it: action 7 **completed** after 3s\n"
        );
        let hostile = action(r#""status":"*x*""#);
        assert_eq!(line("wait", Some(&hostile), took, markdown), "- wait: action 7 **\\*x\\*** after 9s\n");
        assert_eq!(line("attach it", None, took, markdown), "- attach it: no action\n");
    }
}
