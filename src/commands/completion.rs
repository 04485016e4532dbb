use super::complete;
use crate::cli::CompletionArgs;
use crate::session::{Outcome, Session};

/// `doact completion`
pub fn completion(args: &CompletionArgs, session: &Session) -> Outcome {
    Ok(session.printer.result(&complete::script(args.shell)?)?)
}
