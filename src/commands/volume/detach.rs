use super::address::addresses;
use super::sequence::{Step, show_or_carry_out};
use crate::api::detach_request;
use crate::change::Wanted;
use crate::cli::{AttachmentArgs, DetachArgs};
use crate::session::{Outcome, Session};

/// `doact volume detach`
pub fn detach(args: &DetachArgs, session: &Session) -> Outcome {
    let AttachmentArgs { volumes, droplet, keep_going, options } = &args.attachment;
    let addresses = addresses(volumes, options.by_name, options.region.as_ref(), session)?;
    let steps = addresses.into_iter().zip(volumes).map(|(volume, name)| {
        let request = detach_request(&volume, *droplet);
        let what = format!("detach volume {name} from Droplet {droplet}");
        Step::new(volume, Wanted::DetachedFrom(*droplet), request, what)
    });
    show_or_carry_out(&steps.collect::<Vec<_>>(), options, *keep_going, session)
}
