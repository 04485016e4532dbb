use super::{Sequence, change_options};
use crate::api::{VolumeActionRequest, VolumeAddress, find_volumes_request, get_volume_request};
use crate::cli::ResizeArgs;
use crate::commands::{Verb, column_names};
use crate::config::Options;
use crate::error::{ExitCode, Failure, Failures};
use crate::http::Reporter as _;
use crate::model::{Size, SizeGib, VolumeId};
use crate::session::{Api, CommandResult, Session};
use crate::volumes::dry_run::PlannedRequest;
use crate::volumes::plan::Plan;
use crate::volumes::resolve::{address, find_volume, volume_id};
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
        let ResizeArgs { volume: named, size, change } = self;
        let volume = address(named, change.by_name, change.region.as_ref(), session)?;
        let options =
            change_options(change, Sequence { changes: 1, keep_going: false, moves: false }, session)?;
        if change.dry_run {
            show_requests(&volume, *size, session)?;
            return Ok(ExitCode::Done);
        }
        let plan = Plan::new(options, session)?;
        // No endpoint resizes by name.
        let id = volume_id(&volume, &plan.api)?;
        let size = match size {
            Size::To(size) => *size,
            Size::By(growth) => grown_size(*growth, &id, &plan.api)?,
        };
        let volume = VolumeAddress::Id(id, volume.region().cloned());
        plan.run(&[VolumeChange::Resize { volume, named: named.clone(), size }])?;
        Ok(ExitCode::Done)
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

/// Shows the requests, with placeholders for what only the responses would tell.
fn show_requests(volume: &VolumeAddress, size: Size, session: &Session) -> CommandResult {
    let mut requests = Vec::new();
    let id = match volume {
        VolumeAddress::Id(id, _) => id.as_str(),
        VolumeAddress::Name(name, region) => {
            requests.push(find_volumes_request(name, region));
            "{volume_id}"
        }
    };
    let absolute = match size {
        Size::To(size) => Some(size),
        Size::By(_) => {
            requests.push(get_volume_request(id));
            None
        }
    };
    requests.push(VolumeActionRequest::resize(absolute).by_id(id, volume.region()));
    dry_run::show(&requests, session)?;
    if let Size::By(growth) = size {
        session.printer.note(&format!("note: size_gigabytes will be the present size + {growth}"));
    }
    Ok(())
}
