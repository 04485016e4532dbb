//! `--dry-run`: print the requests instead of sending them.

use std::borrow::Cow;

use serde_json::json;
use serde_json::value::RawValue;

use super::change::VolumeChange;
use super::change_options::ChangeOptions;
use super::resolve::find_volume;
use crate::error::Failure;
use crate::http::{Reporter as _, Request};
use crate::output::{Cell, Column, Format, OneOrMany, Tabular, Visibility};
use crate::session::{CommandResult, Session};

pub(crate) struct PlannedRequest {
    method: String,
    url: String,
    body: Option<String>,
}

impl Tabular for PlannedRequest {
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "Method",
            header: "METHOD",
            visibility: Visibility::Always,
            cell: |request| Cell::plain(Some(&request.method)),
        },
        Column {
            name: "URL",
            header: "URL",
            visibility: Visibility::Always,
            cell: |request| Cell::plain(Some(&request.url)),
        },
        Column {
            name: "Body",
            header: "BODY",
            visibility: Visibility::Always,
            cell: |request| Cell::plain(request.body.as_deref()),
        },
    ];

    fn json(&self) -> Cow<'_, str> {
        let body = self.body.clone().and_then(|body| RawValue::from_string(body).ok());
        Cow::Owned(json!({"method": self.method, "url": self.url, "body": body}).to_string())
    }
}

/// Prints the requests of changes, after the reads on which their bodies depend.
pub(crate) fn show_changes(
    changes: &[VolumeChange],
    options: ChangeOptions,
    session: &Session,
) -> CommandResult {
    // An unknown column is a usage error before any request.
    session.column_set::<PlannedRequest>()?;
    let mut requests = Vec::new();
    for change in changes {
        requests.extend(requests_of(change, options, session)?);
    }
    show(&requests, session)
}

fn requests_of(
    change: &VolumeChange,
    options: ChangeOptions,
    session: &Session,
) -> Result<Vec<Request>, Failure> {
    if !change.needs_droplet() && !options.reads_first() {
        return Ok(vec![change.request()]);
    }
    let volume = find_volume(change.volume(), &session.api(options.budget)?)?;
    if options.reads_first() && change.is_unneeded_for(&volume) {
        session.printer.note(&format!("{}; nothing to do", change.describe_done()));
        return Ok(Vec::new());
    }
    let change = change.with_droplet_of(&volume)?;
    let detach = change.detach_first(&volume).filter(|_| options.moves);
    Ok(detach.iter().chain([&change]).map(VolumeChange::request).collect())
}

/// Prints requests: lines of text unless a format or columns were asked for.
fn show(requests: &[Request], session: &Session) -> CommandResult {
    let columns = session.column_set()?;
    let planned: Vec<_> = requests.iter().map(|request| PlannedRequest::new(request, session)).collect();
    if session.settings.output.value == Format::Table && session.columns.is_none() {
        let lines = planned.iter().map(|PlannedRequest { method, url, body }| {
            let body = body.as_deref().map_or_else(String::new, |body| format!("{body}\n"));
            format!("{method} {url}\n{body}")
        });
        session.printer.stdout(&lines.collect::<String>())?;
        return Ok(());
    }
    match planned.as_slice() {
        [only] => session.show(OneOrMany::One(only), &columns)?,
        several => session.show(OneOrMany::Many(several), &columns)?,
    }
    Ok(())
}

impl PlannedRequest {
    fn new(request: &Request, session: &Session) -> Self {
        let url = request.url(&session.settings.api_url.value).to_string();
        Self { method: request.method.to_string(), url, body: request.body.clone() }
    }
}
