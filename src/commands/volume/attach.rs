use super::show_or_run;
use crate::api::attach_request;
use crate::cli::{AttachArgs, AttachmentArgs};
use crate::session::{CommandResult, Session};
use crate::volumes::Wanted;
use crate::volumes::plan::Step;
use crate::volumes::resolve::addresses;

/// `doact volume attach`
pub fn attach(args: &AttachArgs, session: &Session) -> CommandResult {
    let AttachmentArgs { volumes, droplet, keep_going, change } = &args.attachment;
    let addresses = addresses(volumes, change.by_name, change.region.as_ref(), session)?;
    let steps = addresses.into_iter().zip(volumes).map(|(volume, name)| {
        let request = attach_request(&volume, *droplet, &args.tags);
        let what = format!("attach volume {name} to Droplet {droplet}");
        Step::new(volume, Wanted::AttachedTo(*droplet), request, what)
    });
    show_or_run(&steps.collect::<Vec<_>>(), change, *keep_going, session)
}
