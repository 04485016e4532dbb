use super::{Sequence, change_each};
use crate::cli::DetachArgs;
use crate::commands::{Verb, column_names};
use crate::config::Options;
use crate::error::{ExitCode, Failures};
use crate::session::Session;
use crate::volumes::dry_run::PlannedRequest;
use crate::volumes::{ChangeRow, VolumeChange};

impl Verb for DetachArgs {
    type Row = ChangeRow;

    fn dry_run_columns() -> Vec<&'static str> {
        column_names::<PlannedRequest>()
    }

    fn typed_settings(&self) -> Options {
        self.change.settings()
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let Self { keep_going, change, .. } = self;
        let (volumes, droplet) = self.volumes_and_droplet()?;
        let detach = |volume| VolumeChange::Detach { volume, droplet };
        let sequence = Sequence { changes: volumes.len(), keep_going: *keep_going, moves: false };
        change_each(&volumes, detach, change, sequence, session)
    }
}
