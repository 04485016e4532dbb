use super::token::settings_file;
use crate::cli::ContextName;
use crate::http::Reporter as _;
use crate::session::{CommandResult, Session};

/// `doact auth remove`
pub fn remove(args: &ContextName, session: &Session) -> CommandResult {
    settings_file(session)?.remove(&args.name)?;
    session.printer.note(&format!("removed the context {}", args.name));
    Ok(())
}
