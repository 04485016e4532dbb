use super::RequestFailure;
use super::report::Report;
use crate::error::ExitCode;
use crate::http::{ErrorResponse, HttpErrorKind, Method};
use crate::model::format_duration;

impl RequestFailure {
    /// The words and the exit code of a request that had no result.
    pub(super) fn report(&self) -> Report {
        let trouble = &self.error.kind;
        let mut report = match trouble {
            HttpErrorKind::NotSent(cause) => {
                let message = format!("could not {}: no connection to {}: {cause}", self.doing, self.api_url);
                Report::new(ExitCode::Failed, "network", message)
                    .hint("check the network, --api-url and proxy settings")
            }
            HttpErrorKind::Unanswered(cause) => {
                let message =
                    format!("could not {}: {} gave no complete answer: {cause}", self.doing, self.api_url);
                Report::new(ExitCode::Failed, "network", message).hint(
                    "try again; --trace shows what comes, and --http-timeout gives a slow answer more time",
                )
            }
            HttpErrorKind::Unreadable { http_status, cause } => {
                let message = format!("could not {}: {cause} (HTTP {http_status})", self.doing);
                Report::new(ExitCode::Failed, "unreadable", message).hint("see the whole answer with --trace")
            }
            HttpErrorKind::Refused(refusal) => self.refused(refusal),
            HttpErrorKind::OutOfTime(last) => {
                let why = last.as_ref().map_or_else(String::new, |last| format!(": {}", last.describe()));
                Report::new(
                    ExitCode::TimedOut,
                    "timeout",
                    format!("could not {} in the time given{why}", self.doing),
                )
                .hint("give more time with --timeout")
            }
        };
        report.http_status = trouble.http_status();
        report.about(self.action_id).retryable(trouble.is_transient())
    }

    fn refused(&self, refusal: &ErrorResponse) -> Report {
        let status = refusal.http_status;
        let (exit, kind) = match status {
            401 => (ExitCode::Unauthorized, "unauthorized"),
            403 => (ExitCode::Unauthorized, "forbidden"),
            404 => (ExitCode::NotFound, "not_found"),
            422 => (ExitCode::Failed, "validation"),
            429 => (ExitCode::RateLimited, "rate_limited"),
            300..=399 => (ExitCode::Failed, "redirect"),
            500..=599 => (ExitCode::Failed, "server_error"),
            _ => (ExitCode::Failed, "refused"),
        };
        let message = format!("could not {}: {}", self.doing, refusal);
        let mut report = Report::new(exit, kind, message);
        report.hint = self.advice.clone().or_else(|| self.what_to_do(refusal));
        report.api_id.clone_from(&refusal.api.id);
        report.request_id.clone_from(&refusal.api.request_id);
        report
    }

    fn what_to_do(&self, refusal: &ErrorResponse) -> Option<String> {
        let scope = self.error.request.scope;
        match refusal.http_status {
            401 => Some(format!(
                "check the token from {}; `doact auth init` stores a new one",
                self.token_source
            )),
            403 => Some(format!("the token from {} needs the scope {scope}", self.token_source)),
            404 => Some(self.what_may_be_missing().to_owned()),
            429 => Some(match refusal.retry_after {
                Some(pause) if pause.is_zero() => "the limit lifts now: try again".to_owned(),
                Some(pause) => format!("the limit lifts in {}", format_duration(pause)),
                None => "try again later, or less often".to_owned(),
            }),
            300..=399 => Some(match &refusal.location {
                Some(location) => format!(
                    "no redirect is followed; it points to {location}: set --api-url to the API itself"
                ),
                None => "set --api-url to the API itself".to_owned(),
            }),
            500..=599 => Some("try again; https://status.digitalocean.com tells of outages".to_owned()),
            _ => None,
        }
    }

    fn what_may_be_missing(&self) -> &'static str {
        let request = &self.error.request;
        match request.method {
            Method::Post => "check the volume, its region and the Droplet's ID",
            Method::Get if request.path.starts_with("/v2/volumes") => "check the volume and the action's ID",
            Method::Get if self.action_id.is_some() => {
                "check the ID; `doact actions list` shows the actions of the account"
            }
            Method::Get => "check --api-url",
        }
    }
}
