use crate::api::detach_request;
use crate::cli::{AttachmentArgs, DetachArgs};
use crate::session::{CommandResult, Session};
use crate::volumes::Wanted;
use crate::volumes::plan::{Step, show_or_carry_out};
use crate::volumes::resolve::addresses;

/// `doact volume detach`
pub fn detach(args: &DetachArgs, session: &Session) -> CommandResult {
    let AttachmentArgs { volumes, droplet, keep_going, options } = &args.attachment;
    let addresses = addresses(volumes, options.by_name, options.region.as_ref(), session)?;
    let steps = addresses.into_iter().zip(volumes).map(|(volume, name)| {
        let request = detach_request(&volume, *droplet);
        let what = format!("detach volume {name} from Droplet {droplet}");
        Step::new(volume, Wanted::DetachedFrom(*droplet), request, what)
    });
    show_or_carry_out(&steps.collect::<Vec<_>>(), options, *keep_going, session)
}
