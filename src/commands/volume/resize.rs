use super::{Sequence, change_options};
use crate::api::VolumeAddress;
use crate::cli::ResizeArgs;
use crate::commands::{Verb, column_names};
use crate::config::Options;
use crate::error::{ExitCode, Failure, Failures};
use crate::model::{Size, SizeGib, VolumeId};
use crate::session::{Api, Session};
use crate::volumes::dry_run::PlannedRequest;
use crate::volumes::plan::Plan;
use crate::volumes::resolve::{find_volume, resolve_address, resolve_id};
use crate::volumes::{ChangeRow, VolumeChange, dry_run};

impl Verb for ResizeArgs {
    type Row = ChangeRow;

    fn dry_run_columns() -> Vec<&'static str> {
        column_names::<PlannedRequest>()
    }

    fn typed_settings(&self) -> Options {
        self.change.settings()
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let Self { volume, change, .. } = self;
        let volume = resolve_address(volume, change.by_name, change.region.as_ref(), session)?;
        let options =
            change_options(change, Sequence { changes: 1, keep_going: false, moves: false }, session)?;
        if change.dry_run {
            // An unknown column is a usage error before any request.
            session.column_set::<PlannedRequest>()?;
            let resize = self.resolve(&volume, || session.api(options.budget))?;
            dry_run::show_changes(&[resize], options, session)?;
        } else {
            let plan = Plan::new(options, session)?;
            let resize = self.resolve(&volume, || Ok(plan.api.clone()))?;
            plan.run(&[resize])?;
        }
        Ok(ExitCode::Done)
    }
}

impl ResizeArgs {
    /// The change, after the reads that it depends on: no endpoint resizes by name, or by a growth.
    fn resolve(
        &self,
        volume: &VolumeAddress,
        api: impl FnOnce() -> Result<Api, Failure>,
    ) -> Result<VolumeChange, Failure> {
        let (id, size) = match (volume, self.size) {
            (VolumeAddress::Id(id, _), Size::To(size)) => (id.clone(), size),
            (VolumeAddress::Name(..), Size::To(size)) => (resolve_id(volume, &api()?)?, size),
            (_, Size::By(growth)) => {
                let api = api()?;
                let id = resolve_id(volume, &api)?;
                let size = grown_size(growth, &id, &api)?;
                (id, size)
            }
        };
        let volume = VolumeAddress::Id(id, volume.region().cloned());
        Ok(VolumeChange::Resize { volume, named: self.volume.clone(), size })
    }
}

fn grown_size(growth: SizeGib, id: &VolumeId, api: &Api) -> Result<SizeGib, Failure> {
    let volume = find_volume(&VolumeAddress::Id(id.clone(), None), api)?;
    let current = volume
        .size_gigabytes
        .ok_or_else(|| anyhow::anyhow!("the API did not say how large volume {id} is"))?;
    let sum = current.saturating_add(u64::from(growth.gib()));
    SizeGib::new(sum).ok_or_else(|| {
        let (growth, max) = (growth.gib(), SizeGib::MAX);
        let problem = format!("{current} + {growth} = {sum} GiB; the maximum is {max} GiB");
        Failure::usage(problem, "choose a smaller growth; nothing was changed")
    })
}
