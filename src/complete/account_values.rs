//! Values from the settings file (contexts) and from the API (volumes and actions).

use std::collections::BTreeMap;
use std::sync::Arc;

use clap_complete::CompletionCandidate;

use super::partial_line::PartialLine;
use super::timed_lookup::{SilentReporter, TimedLookup};
use crate::api;
use crate::config::{KillHandle, Settings, SettingsFile, is_for_requests, settings_path};
use crate::http::{CertificateSource, HttpClient, ReqwestTransport, RetryPolicy, Route, Token};
use crate::model::{Action, Status, Volume, VolumeId, VolumeName, VolumeRef, truncate};
use crate::system::Environment;
use crate::terminal::redact::redact;
use crate::terminal::text::escape_controls;

/// How many actions are offered at most. `doact actions list` shows all.
const MAX_ACTIONS: usize = 50;

/// The longest description of a candidate, in characters.
const MAX_DESCRIPTION: usize = 80;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ActionScope {
    /// Neither completed nor errored.
    Unfinished,
    All,
}

/// Reads the account of a command line. A completion sends one request, or two if a name has to be looked up
/// first.
pub(super) struct Account {
    line: PartialLine,
    environment: Environment,
    lookup: TimedLookup,
}

impl Account {
    /// The time limit for the completion starts now.
    pub(super) fn new(line: PartialLine, environment: Environment, token_command: KillHandle) -> Self {
        Self { line, environment, lookup: TimedLookup::start(token_command) }
    }

    pub(super) fn is_dry_run(&self) -> bool {
        self.line.is_dry_run()
    }

    /// The words after `help` and before the cursor.
    pub(super) fn help_words(&self) -> Option<String> {
        self.line.help_words()
    }

    pub(super) fn contexts(&self, prefix: &str) -> Vec<CompletionCandidate> {
        let config = self.line.options().and_then(|options| options.config);
        let environment = self.environment.clone();
        let found = self.lookup.run(move |_| {
            let path = settings_path(config, &environment).ok()?;
            SettingsFile::at(path).contexts().ok()
        });
        let contexts = found.unwrap_or_default().into_iter();
        // A name with a space needs quotes, which differ between shells.
        let contexts =
            contexts.filter(|context| context.name.starts_with(prefix) && needs_no_quotes(&context.name));
        let candidate =
            |name, current: bool| CompletionCandidate::new(name).help(current.then(|| "in use".into()));
        contexts.map(|context| candidate(context.name, context.is_current)).collect()
    }

    /// The IDs of the newest actions of the account.
    pub(super) fn actions(&self, scope: ActionScope, prefix: &str) -> Vec<CompletionCandidate> {
        self.actions_of(|http, _| Some(api::list_actions(http, 1, false).ok()?.items), scope, prefix)
    }

    /// The IDs of the newest actions of the Droplet on the line.
    pub(super) fn droplet_actions(&self, prefix: &str) -> Vec<CompletionCandidate> {
        let droplet = self.line.argument(0).and_then(|droplet| droplet.parse().ok());
        let list = move |http: &HttpClient, _: &Settings| {
            Some(api::list_droplet_actions(http, droplet?, 1).ok()?.items)
        };
        self.actions_of(list, ActionScope::All, prefix)
    }

    /// The IDs of the newest actions of the volume on the line. A name is looked up first.
    pub(super) fn volume_actions(&self, prefix: &str) -> Vec<CompletionCandidate> {
        let volume = self.line.argument(0).and_then(|volume| volume.parse().ok());
        let Some(volume) = volume else { return Vec::new() };
        let by_name = self.line.is_by_name();
        let list = move |http: &HttpClient, settings: &Settings| {
            let id = match volume {
                VolumeRef::Id(id) if !by_name => id,
                volume => id_of(&volume.into_name().ok()?, settings, http)?,
            };
            Some(api::list_volume_actions(http, &id, 1).ok()?.items)
        };
        self.actions_of(list, ActionScope::All, prefix)
    }

    fn actions_of(
        &self,
        list: impl FnOnce(&HttpClient, &Settings) -> Option<Vec<Action>> + Send + 'static,
        scope: ActionScope,
        prefix: &str,
    ) -> Vec<CompletionCandidate> {
        let Some((actions, tokens)) = self.request(list) else { return Vec::new() };
        let is_wanted = |action: &&Action| scope == ActionScope::All || !action.is_final();
        let candidates = actions.iter().filter(is_wanted).filter_map(|action| {
            let id = action.action_id()?.to_string();
            let is_offered = id.starts_with(prefix) && !self.line.has(&id);
            is_offered.then(|| candidate(id, &describe_action(action), &tokens))?
        });
        candidates.take(MAX_ACTIONS).collect()
    }

    /// The names of the volumes, in the region of the settings if there is one.
    pub(super) fn volumes(&self, prefix: &str) -> Vec<CompletionCandidate> {
        let Some((volumes, tokens)) = self.list_volumes() else { return Vec::new() };
        self.volume_candidates(&volumes, prefix, &tokens)
    }

    /// The Droplets to which the volumes on the line are attached, and then other volumes.
    pub(super) fn volumes_to_detach(&self, prefix: &str) -> Vec<CompletionCandidate> {
        let Some((volumes, tokens)) = self.list_volumes() else { return Vec::new() };
        let named: Vec<_> = volumes.iter().filter(|volume| self.is_on_line(volume)).cloned().collect();
        let mut candidates = self.droplet_candidates(&named, prefix, &tokens);
        candidates.extend(self.volume_candidates(&volumes, prefix, &tokens));
        candidates
    }

    /// The volumes. Once one is on the line, also the Droplets that have volumes.
    pub(super) fn volumes_to_attach(&self, prefix: &str) -> Vec<CompletionCandidate> {
        let Some((volumes, tokens)) = self.list_volumes() else { return Vec::new() };
        let mut candidates = self.volume_candidates(&volumes, prefix, &tokens);
        if volumes.iter().any(|volume| self.is_on_line(volume)) {
            candidates.extend(self.droplet_candidates(&volumes, prefix, &tokens));
        }
        candidates
    }

    fn is_on_line(&self, volume: &Volume) -> bool {
        volume.name.iter().chain([&volume.id]).any(|word| self.line.has(word))
    }

    fn volume_candidates(
        &self,
        volumes: &[Volume],
        prefix: &str,
        tokens: &[Token],
    ) -> Vec<CompletionCandidate> {
        // A name is unique only within its region.
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for volume in volumes {
            let name = volume.name.as_ref().and_then(|name| name.parse::<VolumeName>().ok());
            if let Some(name) = name.filter(|name| name.as_str().starts_with(prefix)) {
                by_name.entry(name.to_string()).or_default().push(describe_volume(volume));
            }
        }
        let names = by_name.into_iter().filter(|(name, _)| !self.line.has(name));
        names.filter_map(|(name, volumes)| candidate(name, &volumes.join("; "), tokens)).collect()
    }

    /// The IDs of the Droplets that volumes are attached to.
    pub(super) fn droplets(&self, prefix: &str) -> Vec<CompletionCandidate> {
        let response = self.request(|http, _| Some(api::VolumeList::default().get_page(http, 1).ok()?.items));
        let Some((volumes, tokens)) = response else { return Vec::new() };
        self.droplet_candidates(&volumes, prefix, &tokens)
    }

    fn droplet_candidates(
        &self,
        volumes: &[Volume],
        prefix: &str,
        tokens: &[Token],
    ) -> Vec<CompletionCandidate> {
        let mut volumes_by_droplet: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
        for volume in volumes {
            for droplet in volume.droplet_ids.iter().flatten() {
                volumes_by_droplet.entry(*droplet).or_default().extend(volume.name.as_deref());
            }
        }
        let droplets = volumes_by_droplet.into_iter().map(|(id, names)| (id.to_string(), names.join(", ")));
        let matching = droplets.filter(|(id, _)| id.starts_with(prefix) && !self.line.has(id));
        matching.filter_map(|(id, names)| candidate(id, &format!("has {names}"), tokens)).collect()
    }

    /// The first page of the volumes, in the region of the settings if there is one, and every
    /// token that was read for it.
    fn list_volumes(&self) -> Option<(Vec<Volume>, Vec<Token>)> {
        self.request(|http, settings| {
            let region = settings.region.as_ref().map(|region| region.value.clone());
            Some(api::VolumeList { name: None, region }.get_page(http, 1).ok()?.items)
        })
    }

    /// The result of a request, and every token that was read for it.
    fn request<T: Send + 'static>(
        &self,
        request: impl FnOnce(&HttpClient, &Settings) -> Option<T> + Send + 'static,
    ) -> Option<(T, Vec<Token>)> {
        let options = self.line.options()?;
        let environment = self.environment.clone();
        self.lookup.run(move |lookup| {
            let loaded = Settings::load(options, &environment).ok()?;
            loaded.settings.check(is_for_requests).ok()?;
            let (settings, mut tokens) = (loaded.settings, loaded.tokens);
            let token = settings.read_token(&lookup.token_command).ok()?.value;
            tokens.push(token.clone());
            let policy = RetryPolicy {
                http_timeout: lookup.time_left(),
                max_retries: 0,
                pending_event_until_deadline: false,
                deadline: lookup.deadline,
            };
            let api_url = settings.api_url.value.clone();
            let certificates = CertificateSource::from_environment(&api_url, &environment).ok()?;
            let route = Route::from_environment(&api_url, &environment).ok()?;
            let transport =
                ReqwestTransport::new(api_url, token, lookup.time_left(), certificates, route).ok()?;
            let clock = Arc::clone(&lookup.clock);
            let http = HttpClient::new(Arc::new(transport), clock, Arc::new(SilentReporter), policy);
            Some((request(&http, &settings)?, tokens))
        })
    }
}

/// The ID of the only volume of this name in the region of the settings.
fn id_of(name: &VolumeName, settings: &Settings, http: &HttpClient) -> Option<VolumeId> {
    let region = &settings.region.as_ref()?.value;
    let list = api::VolumeList { name: Some(name.clone()), region: Some(region.clone()) };
    match list.get_page(http, 1).ok()?.items.as_slice() {
        [volume] => volume.id.parse().ok(),
        _ => None,
    }
}

fn needs_no_quotes(name: &str) -> bool {
    name.chars().all(|c| c.is_alphanumeric() || "._-+@%,/".contains(c))
}

/// A value from the API with its description, in which tokens are redacted and control characters escaped.
/// None if the value itself is a token.
fn candidate(value: String, description: &str, tokens: &[Token]) -> Option<CompletionCandidate> {
    let description = redact(description, tokens);
    let description = escape_controls(&truncate(&description, MAX_DESCRIPTION)).into_owned();
    (redact(&value, tokens) == value).then(|| CompletionCandidate::new(value).help(Some(description.into())))
}

/// Such as `attach_volume volume: in-progress, started 2026-11-23T23:09:26Z`.
fn describe_action(action: &Action) -> String {
    let what = action.type_and_resource().unwrap_or_default();
    let status = action.status().map_or("without a status", Status::as_str);
    let started = action.started_at().map(|at| format!(", started {at}")).unwrap_or_default();
    format!("{what}: {status}{started}")
}

/// Such as `nyc1, 100 GiB, attached to 42`.
fn describe_volume(volume: &Volume) -> String {
    let size = volume.size_gigabytes.map(|size| format!("{size} GiB"));
    let droplet = volume.droplet_ids.as_ref().and_then(|ids| ids.first());
    let droplet = droplet.map(|id| format!("attached to {id}"));
    let parts = [volume.region_slug().map(str::to_owned), size, droplet];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_fields_are_left_out_of_a_description() {
        let action =
            |json: &str| describe_action(&Action::from_raw(serde_json::from_str(json).unwrap()).unwrap());
        let complete = r#"{"type":"attach_volume","resource_type":"volume","status":"in-progress"}"#;
        assert_eq!(action(complete), "attach_volume volume: in-progress");
        assert_eq!(action(r#"{"type":"x","started_at":"y"}"#), "x: without a status, started y");
        let volume = |json: &str| describe_volume(&serde_json::from_str(json).unwrap());
        let complete = r#"{"id":"1","region":{"slug":"nyc1"},"size_gigabytes":100,"droplet_ids":[42]}"#;
        assert_eq!(volume(complete), "nyc1, 100 GiB, attached to 42");
        assert_eq!(volume(r#"{"id":"1"}"#), "");
    }

    #[test]
    fn a_candidate_contains_neither_control_characters_nor_a_token() {
        let tokens = ["secret-of-mine", "other-secret"].map(|token| Token::new(token).unwrap());
        let description =
            |text: &str| candidate("5".to_owned(), text, &tokens).unwrap().get_help().unwrap().to_string();
        assert_eq!(description("\u{1b}[2J\n"), "\\u{1b}[2J\\n");
        assert_eq!(description("a secret-of-mine other-secret"), "a [redacted] [redacted]");
        assert_eq!(description(&"long".repeat(99)).chars().count(), MAX_DESCRIPTION + 1);
        assert!(candidate("other-secret".to_owned(), "", &tokens).is_none());
    }

    #[test]
    fn a_name_with_shell_metacharacters_needs_quotes() {
        assert!(needs_no_quotes("prod-1") && needs_no_quotes("équipe"));
        assert!(!needs_no_quotes("My Team") && !needs_no_quotes("$(x)") && !needs_no_quotes("a;b"));
    }
}
