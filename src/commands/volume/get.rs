use super::named_addresses;
use crate::cli::VolumeGetArgs;
use crate::commands::{Verb, read_each};
use crate::config::{Options, is_for_requests};
use crate::error::{ExitCode, Failures};
use crate::model::Volume;
use crate::output::{OneOrMany, Requested};
use crate::session::{Budget, Session};
use crate::volumes::resolve::find_volume;

impl Verb for VolumeGetArgs {
    type Row = Volume;

    fn typed_settings(&self) -> Options {
        self.named.settings()
    }

    fn uses(&self, setting: &str) -> bool {
        is_for_requests(setting) || setting == "region"
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let addresses = named_addresses(&self.named, session)?;
        let api = session.api(Budget::Retries)?;
        let (volumes, mut failures) = read_each(&addresses, |address| find_volume(address, &api));
        if let Some(found) = OneOrMany::of_requested(&volumes, Requested::named(addresses.len())) {
            failures.extend(session.show(found, &columns).err());
        }
        Failures(failures).into_result()?;
        Ok(ExitCode::Done)
    }
}
