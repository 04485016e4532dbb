use super::change_options;
use crate::api::{VolumeAddress, find_volumes_request, get_volume, get_volume_request, resize_request};
use crate::cli::ResizeArgs;
use crate::commands::{Verb, column_names};
use crate::config::Options;
use crate::error::{ExitCode, Failure, Failures};
use crate::http::Reporter as _;
use crate::http::Request;
use crate::model::{Action, Region, Size, SizeGib, VolumeId};
use crate::session::{Api, CommandResult, Session};
use crate::volumes::Wanted;
use crate::volumes::dry_run;
use crate::volumes::dry_run::PlannedRequest;
use crate::volumes::plan::{Plan, Step};
use crate::volumes::resolve::{address, look_up};

/// There is no endpoint that resizes by name, so a name is looked up first; and
/// a growth needs the present size.
impl Verb for ResizeArgs {
    type Row = Action;

    fn dry_run_columns() -> Vec<&'static str> {
        column_names::<PlannedRequest>()
    }

    fn typed_settings(&self) -> Options {
        self.change.settings()
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let ResizeArgs { volume: name, size, change } = self;
        let volume = address(name, change.by_name, change.region.as_ref(), session)?;
        let options = change_options(change, 1, false, session)?;
        if change.dry_run {
            show_requests(&volume, *size, session)?;
            return Ok(ExitCode::Done);
        }
        let plan = Plan::new(options, session)?;
        let id = match &volume {
            VolumeAddress::Id(id, _) => id.clone(),
            VolumeAddress::Name(name, region) => look_up(name, region, &plan.api)?,
        };
        let size = wanted_size(*size, &id, &plan.api)?;
        let request = resize_request(id.as_str(), Some(size), sent_region(&volume));
        let what = format!("resize volume {name} to {size}");
        let step = Step::new(VolumeAddress::Id(id, None), Wanted::Size(size), request, what);
        plan.carry_out(&[step])?;
        Ok(ExitCode::Done)
    }
}

/// With an ID, the region that was typed; a volume that was looked up needs none.
fn sent_region(volume: &VolumeAddress) -> Option<&Region> {
    match volume {
        VolumeAddress::Id(_, region) => region.as_ref(),
        VolumeAddress::Name(_, region) => Some(region),
    }
}

fn wanted_size(size: Size, id: &VolumeId, api: &Api) -> Result<SizeGib, Failure> {
    let growth = match size {
        Size::To(size) => return Ok(size),
        Size::By(growth) => growth,
    };
    let volume =
        get_volume(&api.http, id).map_err(|error| api.failure(format!("get volume {id}"), error, None))?;
    let now = volume
        .size_gigabytes
        .ok_or_else(|| anyhow::anyhow!("the API did not say how large volume {id} is"))?;
    let sum = now.saturating_add(u64::from(growth.gib()));
    SizeGib::new(sum).ok_or_else(|| {
        let problem =
            format!("{now} GiB and {growth} more are {sum} GiB, and a volume has at most {}", SizeGib::MAX);
        Failure::usage(problem, "choose a smaller growth; nothing was changed")
    })
}

/// The requests with placeholders for what only the answers would tell.
fn show_requests(volume: &VolumeAddress, size: Size, session: &Session) -> CommandResult {
    let mut requests: Vec<Request> = Vec::new();
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
    requests.push(resize_request(id, absolute, sent_region(volume)));
    dry_run::show(&requests, session)?;
    if let Size::By(growth) = size {
        session.printer.note(&format!("note: size_gigabytes will be the present size + {growth}"));
    }
    Ok(())
}
