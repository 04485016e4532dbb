use super::RequestFailure;
use super::report::{Report, with_causes};
use crate::exit::Exit;
use crate::http::{Method, Refusal, Trouble};
use crate::output::shown_duration;
use crate::text::shortened;

impl RequestFailure {
    /// The words and the exit code of a request that had no result.
    pub(super) fn report(&self) -> Report {
        let trouble = &self.error.trouble;
        let mut report = match trouble {
            Trouble::NotSent(cause) => {
                let message = format!("could not {}: no connection to {}: {cause}", self.doing, self.api_url);
                Report::new(Exit::Failed, "network", message)
                    .hint("check the network, --api-url and proxy settings")
            }
            Trouble::Unanswered(cause) => {
                let message =
                    format!("could not {}: {} gave no complete answer: {cause}", self.doing, self.api_url);
                Report::new(Exit::Failed, "network", message).hint(
                    "try again; --trace shows what comes, and --http-timeout gives a slow answer more time",
                )
            }
            Trouble::Unreadable { http_status, cause } => {
                let message = format!(
                    "could not {}: the answer (HTTP {http_status}) is unreadable: {cause}",
                    self.doing
                );
                Report::new(Exit::Failed, "unreadable", message).hint("see the whole answer with --trace")
            }
            Trouble::Refused(refusal) => self.refused(refusal),
            Trouble::OutOfTime(last) => {
                let why =
                    last.as_ref().map_or_else(String::new, |last| format!(": it {}", with_causes(last)));
                Report::new(
                    Exit::TimedOut,
                    "timeout",
                    format!("could not {} in the time given{why}", self.doing),
                )
                .hint("give more time with --timeout")
            }
        };
        report.http_status = trouble.http_status();
        report.about(self.action_id).retryable(trouble.may_pass())
    }

    fn refused(&self, refusal: &Refusal) -> Report {
        let status = refusal.http_status;
        let (exit, kind) = match status {
            401 => (Exit::Unauthorized, "unauthorized"),
            403 => (Exit::Unauthorized, "forbidden"),
            404 => (Exit::NotFound, "not_found"),
            422 => (Exit::Failed, "validation"),
            429 => (Exit::RateLimited, "rate_limited"),
            300..=399 => (Exit::Failed, "redirect"),
            500..=599 => (Exit::Failed, "server_error"),
            _ => (Exit::Failed, "refused"),
        };
        let message = format!("could not {}: {}", self.doing, said(refusal));
        let mut report = Report::new(exit, kind, message);
        report.hint = self.advice.clone().or_else(|| self.what_to_do(refusal));
        report.api_id.clone_from(&refusal.api.id);
        report.request_id.clone_from(&refusal.api.request_id);
        report
    }

    fn what_to_do(&self, refusal: &Refusal) -> Option<String> {
        let scope = self.error.request.scope;
        match refusal.http_status {
            401 => {
                Some(format!("check the token from {}; `doact auth init` stores a new one", self.token_from))
            }
            403 => Some(format!("the token from {} needs the scope {scope}", self.token_from)),
            404 => Some(self.what_may_be_missing().to_owned()),
            429 => Some(match refusal.pause {
                Some(pause) if pause.is_zero() => "the limit lifts now: try again".to_owned(),
                Some(pause) => format!("the limit lifts in {}", shown_duration(pause)),
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

/// More of the API's words than this help nobody.
const LONGEST_MESSAGE: usize = 2_000;

/// The API's words, or else what can be said of an answer without any.
fn said(refusal: &Refusal) -> String {
    let status = refusal.http_status;
    let message = refusal.api.message.as_deref().map(str::trim).filter(|message| !message.is_empty());
    match message {
        Some(message) => format!("{} (HTTP {status})", shortened(message, LONGEST_MESSAGE)),
        None if refusal.body.is_empty() => format!("HTTP status {status} without a word"),
        None if refusal.body.starts_with('<') => {
            format!("HTTP status {status} with an HTML page, perhaps from a proxy")
        }
        None => format!("HTTP status {status}: {}", refusal.body),
    }
}
