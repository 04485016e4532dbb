use super::address::addresses;
use super::change::{Change, show_or_carry_out};
use crate::api::detach_request;
use crate::cli::DetachArgs;
use crate::session::{Outcome, Session};

/// `doact volume detach`
pub fn detach(args: &DetachArgs, session: &Session) -> Outcome {
    let options = &args.options;
    let volumes = addresses(&args.volumes, options.by_name, options.region.as_ref(), session)?;
    let changes = volumes.into_iter().map(|volume| {
        let request = detach_request(&volume, args.droplet);
        Change::new(request, &volume, |name| format!("detach volume {name} from Droplet {}", args.droplet))
    });
    show_or_carry_out(&changes.collect::<Vec<_>>(), options, args.keep_going, session)
}
