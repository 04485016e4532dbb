use super::{Sequence, show_or_run};
use crate::cli::AttachArgs;
use crate::commands::{Verb, column_names};
use crate::config::Options;
use crate::error::{ExitCode, Failures};
use crate::session::Session;
use crate::volumes::dry_run::PlannedRequest;
use crate::volumes::resolve::addresses;
use crate::volumes::{ChangeRow, VolumeChange};

impl Verb for AttachArgs {
    type Row = ChangeRow;

    fn dry_run_columns() -> Vec<&'static str> {
        column_names::<PlannedRequest>()
    }

    fn typed_settings(&self) -> Options {
        self.change.settings()
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let Self { volumes, droplet, moves, keep_going, change, tags } = self;
        let volumes = addresses(volumes, change.by_name, change.region.as_ref(), session)?;
        let attach = |volume| VolumeChange::Attach { volume, droplet: *droplet, tags: tags.clone() };
        let changes: Vec<_> = volumes.into_iter().map(attach).collect();
        let sequence = Sequence { changes: changes.len(), keep_going: *keep_going, moves: *moves };
        show_or_run(&changes, change, sequence, session)?;
        Ok(ExitCode::Done)
    }
}
