use super::show_or_run;
use crate::api::detach_request;
use crate::cli::{AttachmentArgs, DetachArgs};
use crate::commands::{Verb, column_names};
use crate::config::Options;
use crate::error::{ExitCode, Failures};
use crate::model::Action;
use crate::session::Session;
use crate::volumes::Wanted;
use crate::volumes::dry_run::PlannedRequest;
use crate::volumes::plan::Step;
use crate::volumes::resolve::addresses;

impl Verb for DetachArgs {
    type Row = Action;

    fn dry_run_columns() -> Vec<&'static str> {
        column_names::<PlannedRequest>()
    }

    fn typed_settings(&self) -> Options {
        self.attachment.change.settings()
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let AttachmentArgs { volumes, droplet, keep_going, change } = &self.attachment;
        let addresses = addresses(volumes, change.by_name, change.region.as_ref(), session)?;
        let steps = addresses.into_iter().zip(volumes).map(|(volume, name)| {
            let request = detach_request(&volume, *droplet);
            let what = format!("detach volume {name} from Droplet {droplet}");
            Step::new(volume, Wanted::DetachedFrom(*droplet), request, what)
        });
        show_or_run(&steps.collect::<Vec<_>>(), change, *keep_going, session)?;
        Ok(ExitCode::Done)
    }
}
