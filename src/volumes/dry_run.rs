//! `--dry-run`: requests shown instead of sent.

use std::borrow::Cow;

use serde_json::json;
use serde_json::value::RawValue;

use crate::http::Request;
use crate::output::{Cell, Column, ColumnSet, Format, OneOrMany, Tabular, Visibility};
use crate::session::{CommandResult, Session};

/// A request as it would be sent.
struct Planned {
    method: String,
    url: String,
    body: Option<String>,
}

impl Tabular for Planned {
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "Method",
            header: "METHOD",
            visibility: Visibility::Always,
            cell: |planned| Cell::plain(Some(&planned.method)),
        },
        Column {
            name: "URL",
            header: "URL",
            visibility: Visibility::Always,
            cell: |planned| Cell::plain(Some(&planned.url)),
        },
        Column {
            name: "Body",
            header: "BODY",
            visibility: Visibility::Always,
            cell: |planned| Cell::plain(planned.body.clone()),
        },
    ];

    fn json(&self) -> Cow<'_, str> {
        let body = self.body.clone().and_then(|body| RawValue::from_string(body).ok());
        Cow::Owned(json!({"method": self.method, "url": self.url, "body": body}).to_string())
    }
}

/// Shows these requests; as JSON or YAML, an object for one and an array for several.
pub fn show(requests: &[Request], session: &Session) -> CommandResult {
    let planned: Vec<_> = requests.iter().map(|request| plan(request, session)).collect();
    match session.settings.output.value {
        Format::Table => {
            let lines = planned.iter().map(|Planned { method, url, body }| {
                let body = body.as_deref().map_or_else(String::new, |body| format!("{body}\n"));
                format!("{method} {url}\n{body}")
            });
            session.printer.stdout(&lines.collect::<String>())?;
        }
        Format::Json | Format::Jsonl | Format::Csv | Format::Tsv | Format::Yaml => {
            // The columns that were chosen are those of actions.
            let layout = ColumnSet::of_default_columns(session.header);
            match planned.as_slice() {
                [only] => session.show(OneOrMany::One(only), &layout)?,
                several => session.show(OneOrMany::Many(several), &layout)?,
            }
        }
    }
    Ok(())
}

fn plan(request: &Request, session: &Session) -> Planned {
    let url = request.url(&session.settings.api_url.value).to_string();
    // A placeholder is for people, who read braces better than escapes.
    let url = url.replace("%7B", "{").replace("%7D", "}");
    Planned { method: request.method.to_string(), url, body: request.body.clone() }
}
