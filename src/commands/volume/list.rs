use crate::cli::VolumeListArgs;
use crate::commands::Verb;
use crate::config::is_for_requests;
use crate::error::{ExitCode, Failures};
use crate::http::Reporter as _;
use crate::model::Volume;
use crate::output::Order;
use crate::session::{Budget, PageReader, Session};

impl Verb for VolumeListArgs {
    type Row = Volume;

    fn uses(&self, setting: &str) -> bool {
        is_for_requests(setting)
    }

    fn ends_with_reader(&self) -> bool {
        true
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let query = self.query();
        let api = session.api(Budget::Retries)?;
        let list = query.list();
        let may_stop_early = query.limit.is_some();
        let pages = list.pages(&api.http, may_stop_early);
        let order = Order::AsRead;
        let mut reader = PageReader::new(session, &api, &list, pages, may_stop_early).shown(order);
        let mut writer = session.list_writer(&columns, order);
        let (mut shown, mut unclear) = (0, 0);
        while query.limit.is_none_or(|limit| shown < limit)
            && let Some(mut chunk) = reader.next_chunk()?
        {
            chunk.retain(|volume| {
                let is_wanted = query.matches(volume);
                unclear += usize::from(is_wanted.is_none());
                is_wanted == Some(true)
            });
            chunk.truncate(query.limit.map_or(usize::MAX, |limit| limit - shown));
            shown += chunk.len();
            writer.push(&chunk)?;
        }
        let end = reader.finish();
        writer.finish()?;
        if unclear > 0 {
            session.printer.note(&unclear_note(unclear));
        }
        end?;
        if shown == 0 && unclear == 0 && session.printer.stdout_is_terminal() {
            session.printer.note(query.describe_no_match());
        }
        Ok(ExitCode::Done)
    }
}

fn unclear_note(volumes: usize) -> String {
    let (left_out, they_are) = match volumes {
        1 => ("1 volume is left out".to_owned(), "it is"),
        _ => (format!("{volumes} volumes are left out"), "they are"),
    };
    format!("note: {left_out}: the API does not say where {they_are} attached")
}
