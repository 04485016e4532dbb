use std::borrow::Cow;

use serde_json::json;

use super::token::{Validity, check_token};
use crate::cli::StatusArgs;
use crate::commands::Verb;
use crate::config::{DEFAULT_CONTEXT, Source, is_for_requests};
use crate::error::{ExitCode, Failures};
use crate::http::RateLimit;
use crate::output::{Cell, Column, LongCells, OneOrMany, Style, Tabular, Visibility};
use crate::session::{Budget, Session};

pub(crate) struct TokenStatus {
    context: String,
    token_from: Source,
    api_url: String,
    validity: Validity,
    /// As the response to the check says.
    rate_limit: RateLimit,
}

impl Tabular for TokenStatus {
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "Context",
            header: "CONTEXT",
            visibility: Visibility::Always,
            cell: |status| Cell::plain(Some(&status.context)),
        },
        Column {
            name: "Token",
            header: "TOKEN",
            visibility: Visibility::Always,
            cell: |status| Cell::styled(Some(status.validity.describe()), Style::Good),
        },
        Column {
            name: "Source",
            header: "SOURCE",
            visibility: Visibility::Always,
            cell: |status| Cell::plain(Some(status.token_from.to_string())),
        },
        Column {
            name: "APIURL",
            header: "API_URL",
            visibility: Visibility::Always,
            cell: |status| Cell::plain(Some(&status.api_url)),
        },
        Column {
            name: "Limit",
            header: "LIMIT",
            visibility: Visibility::IfItFits(3),
            cell: |status| Cell::plain(status.rate_limit.limit.map(|limit| limit.to_string())),
        },
        Column {
            name: "Remaining",
            header: "REMAINING",
            visibility: Visibility::IfItFits(1),
            cell: |status| Cell::plain(status.rate_limit.remaining.map(|remaining| remaining.to_string())),
        },
        Column {
            name: "Resets",
            header: "RESETS",
            visibility: Visibility::IfItFits(2),
            cell: |status| Cell::plain(status.rate_limit.reset.map(|reset| reset.to_string())),
        },
    ];

    const LONG_CELLS: LongCells = LongCells::Wrap;

    fn json(&self) -> Cow<'_, str> {
        let status = json!({
            "context": self.context,
            "token": self.validity.describe(),
            "source": self.token_from.to_string(),
            "api_url": self.api_url,
            "rate_limit": {
                "limit": self.rate_limit.limit,
                "remaining": self.rate_limit.remaining,
                "resets": self.rate_limit.reset.map(|reset| reset.to_string()),
            },
        });
        Cow::Owned(status.to_string())
    }
}

impl Verb for StatusArgs {
    type Row = TokenStatus;

    fn uses(&self, setting: &str) -> bool {
        is_for_requests(setting)
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let token = session.settings.read_token(&session.token_command)?;
        let token_from = token.source.clone();
        let api = session.api_with_token(token, Budget::Retries)?;
        let context = session.settings.context.as_ref().map_or(DEFAULT_CONTEXT, |context| &context.value);
        let validity = check_token(&api, "check the token")?;
        let status = TokenStatus {
            context: context.to_owned(),
            token_from,
            api_url: session.settings.api_url.value.to_string(),
            validity,
            rate_limit: api.http.rate_limit(),
        };
        session.show(OneOrMany::One(&status), &columns)?;
        Ok(ExitCode::Done)
    }
}
