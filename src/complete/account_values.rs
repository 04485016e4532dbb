//! What is there: contexts in the settings file, volumes and actions at the API.

use std::collections::BTreeMap;
use std::sync::Arc;

use clap_complete::CompletionCandidate;

use super::deadline::{Lookup, SilentReporter};
use super::partial_line::Line;
use crate::api;
use crate::config::{Settings, SettingsFile, settings_path};
use crate::http::{CertificateSource, HttpClient, ReqwestTransport, RetryPolicy, Token};
use crate::model::truncate;
use crate::model::{Action, Status, Volume, VolumeName};
use crate::system::Environment;
use crate::terminal::redact::redact;
use crate::terminal::text::escape_controls;

/// The most actions that are offered; more are a list, and there is a command for that.
const OFFERED: usize = 50;

/// The longest explanation of a candidate, in characters.
const LONGEST_HELP: usize = 80;

/// Which actions a command is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those that are not over.
    Unfinished,
    /// Whichever.
    Any,
}

/// The settings and the account that a line is about. Every question costs one request at most.
pub struct Account {
    line: Line,
    environment: Environment,
    lookup: Lookup,
}

impl Account {
    /// The account of this line; the time for everything starts now.
    pub fn new(line: Line, environment: Environment) -> Self {
        Self { line, environment, lookup: Lookup::start() }
    }

    /// Whether the line asks for a dry run.
    pub fn is_dry_run(&self) -> bool {
        self.line.is_dry_run()
    }

    /// The contexts of the settings file that start like this.
    pub fn contexts(&self, start: &str) -> Vec<CompletionCandidate> {
        let config = self.line.options().and_then(|options| options.config);
        let environment = self.environment.clone();
        let found = self.lookup.run(move |_| {
            let path = settings_path(config, &environment).ok()?;
            SettingsFile::at(path).contexts().ok()
        });
        let names = found.unwrap_or_default().into_iter().map(|context| {
            let help = context.is_current.then(|| "in use".into());
            CompletionCandidate::new(context.name).help(help)
        });
        // A name with a space would have to be quoted, in each shell in its own way.
        names.filter(|name| is_plain(&name.get_value().to_string_lossy(), start)).collect()
    }

    /// The newest actions of the account whose IDs start like this.
    pub fn actions(&self, which: Which, start: &str) -> Vec<CompletionCandidate> {
        let asked = self.ask(|http, _| Some(api::list_actions(http, 1, false).ok()?.items));
        let Some((actions, token)) = asked else { return Vec::new() };
        let wanted = actions.iter().filter(|action| which == Which::Any || !is_over(action));
        let candidates = wanted.filter_map(|action| {
            let id = action.action_id()?.to_string();
            let fits = id.starts_with(start) && !self.line.has(&id);
            fits.then(|| CompletionCandidate::new(id).help(Some(fit(&in_words(action), &token).into())))
        });
        candidates.take(OFFERED).collect()
    }

    /// The names of the volumes that start like this, in the region that is set, if one is.
    pub fn volumes(&self, start: &str) -> Vec<CompletionCandidate> {
        let asked = self.ask(|http, settings| {
            let region = settings.region.as_ref().map(|region| &region.value);
            Some(api::list_volumes(http, region).ok()?.items)
        });
        let Some((volumes, token)) = asked else { return Vec::new() };
        // A name is unique in its region only.
        let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for volume in volumes {
            let name = volume.name.as_ref().and_then(|name| name.parse::<VolumeName>().ok());
            if let Some(name) = name.filter(|name| name.as_str().starts_with(start)) {
                places.entry(name.to_string()).or_default().push(place(&volume));
            }
        }
        let names = places.into_iter().filter(|(name, _)| !self.line.has(name));
        let help = |places: Vec<String>| Some(fit(&places.join("; "), &token).into());
        names.map(|(name, places)| CompletionCandidate::new(name).help(help(places))).collect()
    }

    /// What one request with a token gives, all of it in time, and the token.
    fn ask<T: Send + 'static>(
        &self,
        request: impl FnOnce(&HttpClient, &Settings) -> Option<T> + Send + 'static,
    ) -> Option<(T, Token)> {
        let options = self.line.options()?;
        let environment = self.environment.clone();
        self.lookup.run(move |lookup| {
            let settings = Settings::load(options, &environment).ok()?.settings;
            let token = settings.read_token_with(&lookup.token_command).ok()?.value;
            let policy = RetryPolicy {
                http_timeout: lookup.time_left(),
                max_retries: 0,
                pending_event_until_deadline: false,
                deadline: lookup.deadline,
            };
            let api_url = settings.api_url.value.clone();
            let wire = ReqwestTransport::new(
                api_url,
                token.clone(),
                lookup.time_left(),
                CertificateSource::from_environment(&environment),
            )
            .ok()?;
            let clock = Arc::clone(&lookup.clock);
            let http = HttpClient::new(Arc::new(wire), clock, Arc::new(SilentReporter), policy);
            Some((request(&http, &settings)?, token))
        })
    }
}

/// Whether no shell would take a name apart, and it starts as it should.
fn is_plain(name: &str, start: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "._-+@%,/".contains(c);
    name.starts_with(start) && name.chars().all(plain)
}

fn is_over(action: &Action) -> bool {
    action.status().is_some_and(Status::is_final)
}

/// `attach_volume volume: in-progress, started 2026-11-23T23:09:26Z`, as far as the API says.
fn in_words(action: &Action) -> String {
    let what = [action.action_type().map(str::to_owned), action.resource_name()];
    let what = what.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let status = action.status().map_or("without a status", Status::as_str);
    let started = action.started_at().map(|at| format!(", started {at}")).unwrap_or_default();
    format!("{what}: {status}{started}")
}

/// `nyc1, 100 GiB`, and the Droplet it is attached to.
fn place(volume: &Volume) -> String {
    let size = volume.size_gigabytes.map(|size| format!("{size} GiB"));
    let droplet = volume.droplet_ids.as_ref().and_then(|ids| ids.first());
    let droplet = droplet.map(|id| format!("attached to {id}"));
    let parts = [volume.region_slug().map(str::to_owned), size, droplet];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What the API sends goes to a terminal: nothing in it may steer one, or be the token.
fn fit(help: &str, token: &Token) -> String {
    let help = redact(help, std::slice::from_ref(token));
    escape_controls(&truncate(&help, LONGEST_HELP)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_told_by_what_there_is_of_it() {
        let words = |json: &str| in_words(&Action::from_raw(serde_json::from_str(json).unwrap()).unwrap());
        let whole = r#"{"type":"attach_volume","resource_type":"volume","status":"in-progress"}"#;
        assert_eq!(words(whole), "attach_volume volume: in-progress");
        assert_eq!(words(r#"{"type":"x","started_at":"y"}"#), "x: without a status, started y");
    }

    #[test]
    fn what_explains_a_candidate_steers_no_terminal_and_is_no_token() {
        let token = Token::new("secret-of-mine").unwrap();
        assert_eq!(fit("\u{1b}[2J\n", &token), "\\u{1b}[2J\\n");
        assert_eq!(fit("a secret-of-mine", &token), "a [redacted]");
        assert_eq!(fit(&"long".repeat(99), &token).chars().count(), LONGEST_HELP + 1);
    }

    #[test]
    fn a_volume_is_told_by_where_it_is() {
        let words = |json: &str| place(&serde_json::from_str(json).unwrap());
        let whole = r#"{"id":"1","region":{"slug":"nyc1"},"size_gigabytes":100,"droplet_ids":[42]}"#;
        assert_eq!(words(whole), "nyc1, 100 GiB, attached to 42");
        assert_eq!(words(r#"{"id":"1"}"#), "");
    }

    #[test]
    fn a_name_that_a_shell_would_take_apart_is_not_offered() {
        assert!(is_plain("prod-1", "pr") && is_plain("équipe", ""));
        assert!(
            !is_plain("My Team", "") && !is_plain("$(x)", "") && !is_plain("a;b", "") && !is_plain("x", "y")
        );
    }
}
