use super::{Sequence, change_each};
use crate::cli::AttachArgs;
use crate::commands::{Verb, column_names};
use crate::config::Options;
use crate::error::{ExitCode, Failures};
use crate::session::Session;
use crate::volumes::dry_run::PlannedRequest;
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
        let attach = |volume| VolumeChange::Attach { volume, droplet: *droplet, tags: tags.clone() };
        let sequence = Sequence { changes: volumes.len(), keep_going: *keep_going, moves: *moves };
        change_each(volumes, attach, change, sequence, session)
    }
}
