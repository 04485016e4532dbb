//! Requests of a command: the HTTP client with its limits, and the failures of requests.

use std::sync::Arc;

use super::{InFlight, Session};
use crate::config::{Source, Sourced};
use crate::error::{Failure, RequestFailure};
use crate::http::{
    CertificateSource, HttpClient, HttpError, LoggingTransport, Reporter, ReqwestTransport, RetryPolicy,
    Route, Token, Transport,
};
use crate::model::ActionId;
use crate::system::Deadline;
use crate::terminal::Printer;

/// What limits how long a command keeps sending requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Budget {
    /// The number of retries of each request.
    Retries,
    /// `--timeout`.
    Timeout,
}

#[derive(Clone)]
pub(crate) struct Api {
    pub(crate) http: HttpClient,
    pub(crate) deadline: Deadline,
    base_url: String,
    token_source: Source,
}

impl Session {
    /// The API, with the token of the settings.
    pub(crate) fn api(&self, budget: Budget) -> Result<Api, Failure> {
        let deadline = self.deadline(budget);
        let token = match deadline.left(&*self.clock) {
            None => self.settings.read_token(&self.token_command)?,
            Some(left) => self.settings.read_token_within(left, &self.token_command)?,
        };
        self.build_api(token, budget, deadline)
    }

    pub(crate) fn api_with_token(&self, token: Sourced<Token>, budget: Budget) -> Result<Api, Failure> {
        self.build_api(token, budget, self.deadline(budget))
    }

    pub(crate) fn deadline(&self, budget: Budget) -> Deadline {
        match budget {
            Budget::Retries => Deadline::NEVER,
            Budget::Timeout => Deadline::after(&*self.clock, self.settings.timeout.value.duration()),
        }
    }

    fn build_api(&self, token: Sourced<Token>, budget: Budget, deadline: Deadline) -> Result<Api, Failure> {
        self.printer.hide(&token.value);
        let api_url = self.settings.api_url.value.clone();
        let route = Route::from_environment(&api_url, &self.environment)?;
        let http_timeout = self.settings.http_timeout.value.duration();
        let connect_timeout = deadline.left(&*self.clock).map_or(http_timeout, |left| left.min(http_timeout));
        let certificates = CertificateSource::from_environment(&api_url, &self.environment)?;
        let transport =
            ReqwestTransport::new(api_url.clone(), token.value, connect_timeout, certificates, route)?;
        let transport: Arc<dyn Transport> = match self.log_detail {
            None => Arc::new(transport),
            Some(detail) => Arc::new(LoggingTransport {
                inner: transport,
                detail,
                reporter: self.reporter(),
                clock: Arc::clone(&self.clock),
                api_url,
            }),
        };
        Ok(self.api_over(transport, token.source, budget, deadline))
    }

    fn reporter(&self) -> Arc<dyn Reporter> {
        Arc::<Printer>::clone(&self.printer)
    }

    /// The API, reached through this transport.
    pub(crate) fn api_over(
        &self,
        transport: Arc<dyn Transport>,
        token_source: Source,
        budget: Budget,
        deadline: Deadline,
    ) -> Api {
        let policy = RetryPolicy {
            http_timeout: self.settings.http_timeout.value.duration(),
            max_retries: self.settings.http_retry_max.value,
            pending_event_until_deadline: budget == Budget::Timeout,
            deadline,
        };
        let http = HttpClient::new(transport, Arc::clone(&self.clock), self.reporter(), policy)
            .observed_by(Arc::<InFlight>::clone(&self.in_flight));
        Api { http, deadline, base_url: self.settings.api_url.value.to_string(), token_source }
    }
}

impl Api {
    /// The same API through another client.
    pub(crate) fn with_http(&self, http: HttpClient) -> Self {
        Self { deadline: http.deadline(), http, ..self.clone() }
    }

    /// `doing` says what the request was for, such as `get action 5`.
    pub(crate) fn failure(
        &self,
        doing: impl Into<String>,
        error: HttpError,
        action_id: Option<ActionId>,
    ) -> Failure {
        Failure::Request(Box::new(self.request_failure(doing, error, action_id)))
    }

    /// The failure of a change, with a hint that is better than the one for the response alone.
    pub(crate) fn failed_change(&self, doing: &str, error: HttpError, hint: Option<String>) -> Failure {
        Failure::Request(Box::new(RequestFailure { hint, ..self.request_failure(doing, error, None) }))
    }

    fn request_failure(
        &self,
        doing: impl Into<String>,
        error: HttpError,
        action_id: Option<ActionId>,
    ) -> RequestFailure {
        RequestFailure {
            doing: doing.into(),
            error,
            api_url: self.base_url.clone(),
            token_source: self.token_source.clone(),
            action_id,
            hint: None,
        }
    }
}
