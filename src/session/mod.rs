//! What a command works with.

mod activity;
mod api;
mod in_flight;
mod interruption;
mod page_reader;
mod pending;

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Error;

use crate::config::{
    ConfigError, EditProgress, KillHandle, Settings, SettingsEditor, SettingsFile, settings_path,
};
use crate::error::{Failure, Failures};
use crate::http::{LogDetail, Reporter as _};
use crate::model::Action;
use crate::output::{
    self, ColumnSet, Document, Jq, ListWriter, OneOrMany, Order, OutputOptions, Period, Tabular, TextSink,
    TimelineWriter, WriteError,
};
use crate::system::{Clock, Environment, TempFolder, read_at_most};
use crate::terminal::capabilities::ProgressMode;
use crate::terminal::text::shell_quote;
use crate::terminal::{Input, Printer};
pub(crate) use activity::{Activity, Unfinished};
pub(crate) use api::{Api, Budget};
pub(crate) use in_flight::InFlight;
pub(crate) use interruption::Signal;
pub(crate) use page_reader::PageReader;
pub(crate) use pending::describe_pending;

pub(crate) struct Session {
    pub(crate) settings: Settings,
    /// The settings file that `--config` names.
    pub(crate) config: Option<PathBuf>,
    pub(crate) environment: Environment,
    pub(crate) printer: Arc<Printer>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) in_flight: Arc<InFlight>,
    /// Ends the token command, if one runs.
    pub(crate) token_command: KillHandle,
    /// Removed when the program ends, also by a signal.
    pub(crate) temp_folder: TempFolder,
    pub(crate) progress: ProgressMode,
    /// How much is logged of each request.
    pub(crate) log_detail: Option<LogDetail>,
    /// The columns that `--format` names.
    pub(crate) columns: Option<Vec<String>>,
    /// Whether tables have a header.
    pub(crate) header: bool,
    pub(crate) jq: Option<Jq>,
    pub(crate) stdin: Mutex<Input>,
    /// The path of this program's file.
    #[cfg_attr(not(feature = "sandbox"), expect(dead_code, reason = "only the sandbox runs it"))]
    pub(crate) executable: Option<PathBuf>,
}

impl Session {
    /// The columns that `--format` names. Called before a request is sent: an unknown name is a usage error.
    pub(crate) fn column_set<T: Tabular>(&self) -> Result<ColumnSet<T>, Failure> {
        let columns = ColumnSet::resolve(self.columns.as_deref(), self.header);
        columns
            .map_err(|problem| Failure::usage(problem, "choose columns with --format, separated by commas"))
    }

    pub(crate) fn show<T: Tabular>(
        &self,
        result: OneOrMany<'_, T>,
        columns: &ColumnSet<T>,
    ) -> Result<(), Failure> {
        Ok(self.write(result, columns, &*self.printer)?)
    }

    /// What [`Session::show`] would write.
    pub(crate) fn render<T: Tabular>(
        &self,
        result: OneOrMany<'_, T>,
        columns: &ColumnSet<T>,
    ) -> Result<String, WriteError> {
        let sink = TextSink::default();
        self.write(result, columns, &sink)?;
        Ok(sink.into_text())
    }

    fn write<T: Tabular>(
        &self,
        result: OneOrMany<'_, T>,
        columns: &ColumnSet<T>,
        sink: &dyn output::Sink,
    ) -> Result<(), WriteError> {
        let (document, items) = result.into_items();
        let mut writer = self.output_options().writer(document, columns, sink);
        writer.push(items)?;
        writer.finish()
    }

    /// For a list that ends.
    pub(crate) fn list_writer<'a, T: Tabular>(
        &'a self,
        columns: &'a ColumnSet<T>,
        order: Order,
    ) -> Box<dyn ListWriter<T> + 'a> {
        self.list_options(order).writer(Document::Array, columns, &*self.printer)
    }

    /// Whether a list in this order appears on the terminal while it is read.
    pub(crate) fn shows_while_reading(&self, order: Order) -> bool {
        self.list_options(order).streams() && self.printer.stdout_is_terminal()
    }

    fn list_options(&self, order: Order) -> OutputOptions<'_> {
        OutputOptions { order, ..self.output_options() }
    }

    /// For a list that does not end. The first actions determine the widths of its columns.
    pub(crate) fn follow_writer<'a>(
        &'a self,
        columns: &'a ColumnSet<Action>,
        first: &[Action],
    ) -> Box<dyn ListWriter<Action> + 'a> {
        self.output_options().follow_writer(columns, first, &*self.printer)
    }

    pub(crate) fn timeline_writer(&self, period: Period, order: Order) -> Box<dyn ListWriter<Action> + '_> {
        Box::new(TimelineWriter::new(period, order, self.printer.options().render, &*self.printer))
    }

    fn output_options(&self) -> OutputOptions<'_> {
        let (format, render) = (self.settings.output.value, self.printer.options().render);
        OutputOptions { format, jq: self.jq.as_ref(), order: Order::AsRead, render, clock: &*self.clock }
    }

    pub(crate) fn stdin_is_terminal(&self) -> bool {
        self.stdin.lock().unwrap_or_else(PoisonError::into_inner).is_terminal
    }

    /// The settings file, to list its contexts.
    pub(crate) fn settings_file(&self) -> Result<SettingsFile, ConfigError> {
        settings_path(self.config.clone(), &self.environment).map(SettingsFile::at)
    }

    /// Changes the settings file, and records the progress, so that the report about an interruption can say
    /// whether the file was changed.
    pub(crate) fn edit_settings<T>(
        &self,
        edit: impl FnOnce(&SettingsEditor<'_>) -> Result<T, ConfigError>,
    ) -> Result<T, ConfigError> {
        const LOCK_TIMEOUT: Duration = Duration::from_secs(30);
        let file = self.settings_file()?;
        let path = file.path().to_owned();
        let before = self.in_flight.activity();
        let editing = |is_written| {
            self.in_flight.set(Activity::EditingSettings { path: path.clone(), is_written });
        };
        let on_progress = |progress| match progress {
            EditProgress::Waiting => {
                self.printer.note(&format!("waiting for another process to change {}", path.display()));
            }
            EditProgress::Writing => editing(false),
            EditProgress::Written => editing(true),
        };
        let timeout = self.settings.timeout.value.duration();
        let lock_timeout = timeout.map_or(LOCK_TIMEOUT, |timeout| timeout.min(LOCK_TIMEOUT));
        let edited = edit(&file.editor(&*self.clock, lock_timeout, &on_progress));
        // A failed change leaves the file as it was.
        edited.inspect_err(|_| self.in_flight.set(before))
    }

    /// All of standard input, which must be text of at most `max_mib` MiB.
    pub(crate) fn read_stdin(&self, max_mib: u64, hint: &str) -> Result<String, Failure> {
        let mut stdin = self.stdin.lock().unwrap_or_else(PoisonError::into_inner);
        match read_at_most(max_mib * 1024 * 1024, &mut stdin.reader) {
            Ok(bytes) => String::from_utf8(bytes)
                .map_err(|_| Failure::usage("standard input is not text in UTF-8", hint)),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                Err(Failure::usage(format!("standard input has more than {max_mib} MiB"), hint))
            }
            Err(error) => Err(Failure::Local(Error::new(error).context("standard input cannot be read"))),
        }
    }

    /// A `doact` command line for the same account, such as the one that resumes a wait.
    pub(crate) fn command(&self, rest: &str) -> String {
        let mut words = vec!["doact".to_owned()];
        if let Some(path) = &self.config {
            words.push(format!("--config {}", shell_quote(&path.display().to_string())));
        }
        if let Some(context) = self.settings.context.as_ref().filter(|context| context.source.is_option()) {
            words.push(format!("--context {}", shell_quote(&context.value)));
        }
        if self.settings.api_url.source.is_option() {
            words.push(format!("--api-url {}", shell_quote(&self.settings.api_url.value.to_string())));
        }
        words.push(rest.to_owned());
        words.join(" ")
    }
}

pub(crate) type CommandResult = Result<(), Failures>;
