use super::address::addresses;
use super::sequence::{Step, show_or_carry_out};
use crate::api::attach_request;
use crate::change::Wanted;
use crate::cli::AttachArgs;
use crate::session::{Outcome, Session};

/// `doact volume attach`
pub fn attach(args: &AttachArgs, session: &Session) -> Outcome {
    let options = &args.options;
    let volumes = addresses(&args.volumes, options.by_name, options.region.as_ref(), session)?;
    let steps = volumes.into_iter().zip(&args.volumes).map(|(volume, name)| {
        let request = attach_request(&volume, args.droplet, &args.tags);
        let what = format!("attach volume {name} to Droplet {}", args.droplet);
        Step::new(volume, Wanted::AttachedTo(args.droplet), request, what)
    });
    show_or_carry_out(&steps.collect::<Vec<_>>(), options, args.keep_going, session)
}
