use super::address::addresses;
use super::change::{Change, show_or_carry_out};
use crate::api::attach_request;
use crate::cli::AttachArgs;
use crate::session::{Outcome, Session};

/// `doact volume attach`
pub fn attach(args: &AttachArgs, session: &Session) -> Outcome {
    let options = &args.options;
    let volumes = addresses(&args.volumes, options.by_name, options.region.as_ref(), session)?;
    let changes = volumes.into_iter().map(|volume| {
        let request = attach_request(&volume, args.droplet, &args.tags);
        Change::new(request, &volume, |name| format!("attach volume {name} to Droplet {}", args.droplet))
    });
    show_or_carry_out(&changes.collect::<Vec<_>>(), options, args.keep_going, session)
}
