use super::RequestFailure;
use super::report::Report;
use crate::error::ExitCode;
use crate::http::{ErrorResponse, HttpErrorKind, Method};
use crate::model::format_duration;

impl RequestFailure {
    pub(super) fn report(&self) -> Report {
        let kind = &self.error.kind;
        let mut report = match kind {
            HttpErrorKind::NotSent(cause) => {
                let message = format!("could not {}: no connection to {}: {cause}", self.doing, self.api_url);
                Report::new(ExitCode::Failed, "network", message)
                    .hint("check the network, --api-url and proxy settings")
            }
            HttpErrorKind::Unanswered(cause) => {
                let message =
                    format!("could not {}: no complete response from {}: {cause}", self.doing, self.api_url);
                Report::new(ExitCode::Failed, "network", message)
                    .hint("try again; --trace shows the response, and --http-timeout allows more time for it")
            }
            HttpErrorKind::Unreadable { http_status, cause } => {
                let message = format!("could not {}: {cause} (HTTP {http_status})", self.doing);
                Report::new(ExitCode::Failed, "unreadable", message)
                    .hint("see the full response with --trace")
            }
            HttpErrorKind::Refused(response) => self.report_response(response),
            HttpErrorKind::DeadlineExceeded(last) => {
                let why = last.as_ref().map_or_else(String::new, |last| format!(": {}", last.describe()));
                Report::new(
                    ExitCode::TimedOut,
                    "timeout",
                    format!("could not {} before --timeout{why}", self.doing),
                )
                .hint("allow more time with --timeout")
            }
        };
        if self.hint.is_some() {
            report.hint.clone_from(&self.hint);
        }
        report.with_response_of(kind).about(self.action_id).retryable(kind.is_transient())
    }

    fn report_response(&self, response: &ErrorResponse) -> Report {
        let (exit_code, kind) = match response.http_status {
            401 => (ExitCode::Unauthorized, "unauthorized"),
            403 => (ExitCode::Unauthorized, "forbidden"),
            404 => (ExitCode::NotFound, "not_found"),
            422 => (ExitCode::Failed, "validation"),
            429 => (ExitCode::RateLimited, "rate_limited"),
            300..=399 => (ExitCode::Failed, "redirect"),
            500..=599 => (ExitCode::Failed, "server_error"),
            _ => (ExitCode::Failed, "refused"),
        };
        let message = format!("could not {}: {response}", self.doing);
        let mut report = Report::new(exit_code, kind, message);
        report.hint = self.hint_for(response);
        report
    }

    fn hint_for(&self, response: &ErrorResponse) -> Option<String> {
        let scope = self.error.request.scope;
        match response.http_status {
            401 => Some(format!(
                "check the token from {}; `doact auth init` stores a new one",
                self.token_source
            )),
            400 | 402..=428 if response.api.message.is_none() => {
                Some("the API itself did not send this response; check --api-url and the proxy".to_owned())
            }
            403 if response.is_about_authorization() => {
                Some(format!("the token from {} may lack the scope {scope}", self.token_source))
            }
            404 => Some(self.not_found_hint().to_owned()),
            429 => Some(match response.retry_after {
                Some(pause) if pause.is_zero() => "the limit has ended; try again".to_owned(),
                Some(pause) => format!("the limit ends in {}", format_duration(pause)),
                None if response.is_minute_limit => {
                    "this is the limit per minute: try again in a minute".to_owned()
                }
                None => "try again later, or less often".to_owned(),
            }),
            300..=399 => Some(match &response.location {
                Some(location) => format!(
                    "redirects are not followed (this one points to {location}); set --api-url to the API itself"
                ),
                None => "set --api-url to the API itself".to_owned(),
            }),
            500..=599 => Some("try again; see https://status.digitalocean.com for outages".to_owned()),
            _ => None,
        }
    }

    fn not_found_hint(&self) -> &'static str {
        let request = &self.error.request;
        let mut path = request.path.split('/').skip(2);
        match (request.method, path.next(), path.next(), self.action_id.is_some()) {
            (Method::Post, ..) => "check the volume, its region and the Droplet ID",
            (_, Some("volumes"), Some(_), true) => "check the volume and the action ID",
            (_, Some("volumes"), Some(_), false) => {
                "check the volume ID; `doact volume list` shows the volumes of the account"
            }
            (_, Some("droplets"), _, true) => "check the Droplet and the action ID",
            (_, Some("droplets"), _, false) => "check the Droplet ID",
            (_, Some("actions"), Some(_), _) => {
                "check the ID; `doact actions list` shows the actions of the account"
            }
            _ => "check --api-url",
        }
    }
}
