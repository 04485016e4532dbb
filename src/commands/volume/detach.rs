use super::address::addresses;
use super::sequence::{Step, show_or_carry_out};
use crate::api::detach_request;
use crate::change::Wanted;
use crate::cli::DetachArgs;
use crate::session::{Outcome, Session};

/// `doact volume detach`
pub fn detach(args: &DetachArgs, session: &Session) -> Outcome {
    let options = &args.options;
    let volumes = addresses(&args.volumes, options.by_name, options.region.as_ref(), session)?;
    let steps = volumes.into_iter().zip(&args.volumes).map(|(volume, name)| {
        let request = detach_request(&volume, args.droplet);
        let what = format!("detach volume {name} from Droplet {}", args.droplet);
        Step::new(volume, Wanted::DetachedFrom(args.droplet), request, what)
    });
    show_or_carry_out(&steps.collect::<Vec<_>>(), options, args.keep_going, session)
}
