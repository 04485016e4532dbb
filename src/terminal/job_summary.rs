//! The job summary of GitHub Actions: a line for each change or wait.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

use super::github::escape_markdown;
use super::printer::Printer;
use crate::model::{Action, Status, format_duration};
use crate::system::{Environment, refuse_special_file};

/// The file that the runner shows as the job's summary.
const VARIABLE: &str = "GITHUB_STEP_SUMMARY";

/// What the summary says about one change or wait.
pub(crate) struct SummaryLine<'a> {
    /// `attach volume data to Droplet 42`
    pub(crate) what: &'a str,
    /// As last seen.
    pub(crate) action: Option<&'a Action>,
    /// The duration of the action if known, used if the action itself does not have it.
    pub(crate) took: Option<Duration>,
    /// What became of it, shown if there is no action.
    pub(crate) state: &'a str,
    /// Why it failed, or why nothing was done.
    pub(crate) reason: Option<&'a str>,
}

/// Adds a line. A file that cannot be written is only a warning.
pub(crate) fn add(environment: &Environment, printer: &Printer, line: &SummaryLine<'_>) {
    let is_wanted = |path: &&str| !path.is_empty() && *path != "/dev/null";
    let Some(path) = environment.get(VARIABLE).filter(is_wanted) else { return };
    let text = line.to_markdown(|text| escape_markdown(&printer.redact(text)));
    let opened = refuse_special_file(Path::new(path))
        .and_then(|()| OpenOptions::new().create(true).append(true).open(path));
    if let Err(error) = opened.and_then(|mut file| file.write_all(text.as_bytes())) {
        printer.warning(&format!("the job summary {path} cannot be written: {error}"));
    }
}

impl SummaryLine<'_> {
    fn to_markdown(&self, escape: impl Fn(&str) -> String) -> String {
        let outcome = match self.action {
            None => format!("**{}**", escape(self.state)),
            Some(action) => {
                let id = action.id().map_or_else(|| "without an ID".to_owned(), &escape);
                let status = escape(action.status().map_or("of unknown status", Status::as_str));
                let took = action.duration().or(self.took);
                let took = took.map_or_else(String::new, |took| format!(" after {}", format_duration(took)));
                format!("action {id} **{status}**{took}")
            }
        };
        let reason = self.reason.map_or_else(String::new, |reason| format!(": {}", escape(reason)));
        format!("- {}: {outcome}{reason}\n", escape(self.what))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;

    #[test]
    fn a_line_has_the_action_its_status_its_duration_and_the_reason() {
        let action = |rest| {
            let json = format!(r#"{{"id":7,"started_at":"2020-11-14T16:29:21Z",{rest}}}"#);
            Action::from_raw(&RawValue::from_string(json).unwrap()).unwrap()
        };
        let line = |action: Option<&Action>, reason| {
            let took = Some(Duration::from_secs(9));
            SummaryLine { what: "attach it", action, took, state: "not tried", reason }
                .to_markdown(escape_markdown)
        };
        let done = action(r#""status":"completed","completed_at":"2020-11-14T16:29:24Z""#);
        assert_eq!(line(Some(&done), None), "- attach it: action 7 **completed** after 3s\n");
        let hostile = action(r#""status":"*x*""#);
        assert_eq!(
            line(Some(&hostile), Some("no <answer>")),
            "- attach it: action 7 **\\*x\\*** after 9s: no \\<answer\\>\n"
        );
        assert_eq!(line(None, None), "- attach it: **not tried**\n");
        assert_eq!(line(None, Some("HTTP 422")), "- attach it: **not tried**: HTTP 422\n");
    }
}
