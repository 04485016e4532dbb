//! What a command is handed: the settings, and the ways out of the process.

mod in_flight;
mod reporter;

use std::io::Read as _;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;

use crate::actions::wait::Schedule;
use crate::config::{ConfigError, Settings, SettingsFile, Source, Sourced, settings_path};
use crate::error::{Failure, Failures, RequestFailure};
use crate::http::Reporter;
use crate::http::{
    CertificateSource, HttpClient, HttpError, LogDetail, LoggingTransport, ReqwestTransport, RetryPolicy,
    Token,
};
use crate::model::{Action, ActionId};
use crate::output::{
    ColumnSet, Document, Jq, ListWriter, OneOrMany, OutputOptions, Period, Tabular, TimelineWriter,
};
use crate::system::Environment;
use crate::system::{Clock, Deadline};
use crate::terminal::progress::ProgressMode;
use crate::terminal::text::shell_quote;
use crate::terminal::{Input, Printer};
pub(crate) use in_flight::{Activity, InFlight, PendingChange, Signal, Step, StepState};
use reporter::SessionReporter;

/// Everything a command works with.
pub struct Session {
    /// The settings.
    pub settings: Settings,
    /// The settings file that `--config` named.
    pub config: Option<PathBuf>,
    /// The environment.
    pub environment: Environment,
    /// Where results, notes and failures go.
    pub printer: Arc<Printer>,
    /// What time is taken with.
    pub clock: Arc<dyn Clock>,
    pub(crate) in_flight: Arc<InFlight>,
    /// How a wait is shown.
    pub face: ProgressMode,
    /// How much is said of each request; none is nothing.
    pub detail: Option<LogDetail>,
    /// The columns that were chosen.
    pub columns: Option<Vec<String>>,
    /// Whether tables have a header.
    pub header: bool,
    /// The filter for what is shown.
    pub jq: Option<Jq>,
    /// Standard input.
    pub stdin: Mutex<Input>,
    /// This very program's file.
    pub executable: Option<PathBuf>,
}

/// How long requests may take all together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Budget {
    /// As long as retries go on.
    Retries,
    /// Until `--timeout` passes.
    Timeout,
}

/// A way to the API, and the words for what goes wrong there.
#[derive(Clone)]
pub struct Api {
    /// Sends requests.
    pub http: HttpClient,
    /// The end of everything.
    pub deadline: Deadline,
    asked_at: String,
    token_from: Source,
}

impl Session {
    /// A way to the API with the token of the settings.
    pub fn api(&self, budget: Budget) -> Result<Api, Failure> {
        let deadline = self.deadline(budget);
        let token = match deadline.left(&*self.clock) {
            None => self.settings.read_token()?,
            Some(left) => self.settings.read_token_within(left)?,
        };
        self.api_until(token, budget, deadline)
    }

    /// A way to the API with this token.
    pub fn api_with(&self, token: Sourced<Token>, budget: Budget) -> Result<Api, Failure> {
        self.api_until(token, budget, self.deadline(budget))
    }

    fn deadline(&self, budget: Budget) -> Deadline {
        match budget {
            Budget::Retries => Deadline::NEVER,
            Budget::Timeout => Deadline::after(&*self.clock, self.settings.timeout.value.duration()),
        }
    }

    fn api_until(&self, token: Sourced<Token>, budget: Budget, deadline: Deadline) -> Result<Api, Failure> {
        self.printer.hide(&token.value);
        let api_url = self.settings.api_url.value.clone();
        let policy = RetryPolicy {
            http_timeout: self.settings.http_timeout.value.duration(),
            max_retries: self.settings.http_retry_max.value,
            pending_event_until_deadline: budget == Budget::Timeout,
            deadline,
        };
        let shortest =
            deadline.left(&*self.clock).map_or(policy.http_timeout, |left| left.min(policy.http_timeout));
        let wire = ReqwestTransport::new(
            api_url.clone(),
            token.value,
            shortest,
            CertificateSource::from_environment(&self.environment),
        )
        .context("no connection can be prepared")?;
        let notes: Arc<dyn Reporter> = Arc::new(SessionReporter {
            printer: Arc::clone(&self.printer),
            in_flight: Arc::clone(&self.in_flight),
        });
        let (url, clock) = (api_url.to_string(), Arc::clone(&self.clock));
        let http = match self.detail {
            None => HttpClient::new(Arc::new(wire), clock, notes, policy),
            Some(detail) => {
                let traced = LoggingTransport {
                    inner: wire,
                    detail,
                    reporter: notes.clone(),
                    clock: clock.clone(),
                    api_url,
                };
                HttpClient::new(Arc::new(traced), clock, notes, policy)
            }
        };
        Ok(Api { http, deadline, asked_at: url, token_from: token.source })
    }

    /// The columns for this kind of result. A wrong one is found before anything is sent.
    pub fn layout<T: Tabular>(&self) -> Result<ColumnSet<T>, Failure> {
        let layout = ColumnSet::resolve(self.columns.as_deref(), self.header);
        layout.map_err(|problem| Failure::usage(problem, "choose columns with --format, separated by commas"))
    }

    /// Writes a whole result to standard output.
    pub fn show<T: Tabular>(&self, result: OneOrMany<'_, T>, columns: &ColumnSet<T>) -> Result<(), Failure> {
        let (document, items) = result.into_items();
        let mut writer = self.output_options().writer(document, columns, &*self.printer);
        writer.push(items)?;
        Ok(writer.finish()?)
    }

    /// Writes a list to standard output while it is read.
    pub fn list_writer<'a, T: Tabular>(&'a self, columns: &'a ColumnSet<T>) -> Box<dyn ListWriter<T> + 'a> {
        self.output_options().writer(Document::Array, columns, &*self.printer)
    }

    /// Writes a list without an end, which begins with these actions.
    pub fn follow_writer<'a>(
        &'a self,
        columns: &'a ColumnSet<Action>,
        first: &[Action],
    ) -> Box<dyn ListWriter<Action> + 'a> {
        self.output_options().follow_writer(columns, first, &*self.printer)
    }

    /// Draws a list on a time axis.
    pub fn timeline_writer(&self, period: Period) -> Box<dyn ListWriter<Action> + '_> {
        Box::new(TimelineWriter::new(period, self.printer.options().render, &*self.printer))
    }

    fn output_options(&self) -> OutputOptions<'_> {
        let (format, render) = (self.settings.output.value, self.printer.options().render);
        OutputOptions { format, jq: self.jq.as_ref(), render }
    }

    /// When to ask again about an action.
    pub fn schedule(&self) -> Schedule {
        let fixed = self.settings.poll_interval.as_ref();
        fixed.map_or(Schedule::Adaptive, |interval| Schedule::Fixed(interval.value.duration()))
    }

    /// Whether somebody types on standard input.
    pub fn stdin_is_terminal(&self) -> bool {
        self.stdin.lock().unwrap_or_else(PoisonError::into_inner).is_terminal
    }

    /// The settings file, to list or change its contexts.
    pub fn settings_file(&self) -> Result<SettingsFile, ConfigError> {
        settings_path(self.config.clone(), &self.environment).map(SettingsFile::at)
    }

    /// All of standard input, which must be text.
    pub fn read_stdin(&self) -> Result<String, Failure> {
        let mut text = String::new();
        let mut stdin = self.stdin.lock().unwrap_or_else(PoisonError::into_inner);
        stdin.reader.read_to_string(&mut text).context("standard input cannot be read")?;
        Ok(text)
    }

    /// The command line `doact …` that talks to the same account in the same way.
    pub fn command(&self, rest: &str) -> String {
        let typed = |source: &Source| matches!(source, Source::Option(_));
        let mut words = vec!["doact".to_owned()];
        if let Some(path) = &self.config {
            words.push(format!("--config {}", shell_quote(&path.display().to_string())));
        }
        if let Some(context) = self.settings.context.as_ref().filter(|context| typed(&context.source)) {
            words.push(format!("--context {}", shell_quote(&context.value)));
        }
        if typed(&self.settings.api_url.source) {
            words.push(format!("--api-url {}", shell_quote(&self.settings.api_url.value.to_string())));
        }
        words.push(rest.to_owned());
        words.join(" ")
    }
}

impl Api {
    /// The failure to do something, with everything the user should know about it.
    pub fn failure(
        &self,
        doing: impl Into<String>,
        error: HttpError,
        action_id: Option<ActionId>,
    ) -> Failure {
        self.request_failure(doing.into(), error, action_id, None)
    }

    /// The failure to make a change, with advice that goes beyond what the answer tells.
    pub fn failed_change(&self, doing: &str, error: HttpError, advice: Option<String>) -> Failure {
        self.request_failure(doing.to_owned(), error, None, advice)
    }

    fn request_failure(
        &self,
        doing: String,
        error: HttpError,
        action_id: Option<ActionId>,
        advice: Option<String>,
    ) -> Failure {
        Failure::Request(Box::new(RequestFailure {
            doing,
            error,
            api_url: self.asked_at.clone(),
            token_from: self.token_from.clone(),
            action_id,
            advice,
        }))
    }
}

/// What a command gives back.
pub type CommandResult = Result<(), Failures>;
