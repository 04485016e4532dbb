use super::show_or_run;
use crate::api::detach_request;
use crate::cli::AttachmentArgs;
use crate::session::{CommandResult, Session};
use crate::volumes::Wanted;
use crate::volumes::plan::Step;
use crate::volumes::resolve::addresses;

/// `doact volume detach`
pub fn detach(args: &AttachmentArgs, session: &Session) -> CommandResult {
    let AttachmentArgs { volumes, droplet, keep_going, change } = args;
    let addresses = addresses(volumes, change.by_name, change.region.as_ref(), session)?;
    let steps = addresses.into_iter().zip(volumes).map(|(volume, name)| {
        let request = detach_request(&volume, *droplet);
        let what = format!("detach volume {name} from Droplet {droplet}");
        Step::new(volume, Wanted::DetachedFrom(*droplet), request, what)
    });
    show_or_run(&steps.collect::<Vec<_>>(), change, *keep_going, session)
}
