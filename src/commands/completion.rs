use crate::cli::{CompletionArgs, command_tree};
use crate::session::{Outcome, Session};

/// `doact completion`
pub fn completion(args: &CompletionArgs, session: &Session) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command_tree(), "doact", &mut script);
    Ok(session.printer.result(&String::from_utf8_lossy(&script))?)
}
