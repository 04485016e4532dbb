use super::token::settings_file;
use crate::cli::ContextName;
use crate::http::Reporter as _;
use crate::session::{CommandResult, Session};

/// `doact auth switch`
pub fn switch(args: &ContextName, session: &Session) -> CommandResult {
    settings_file(session)?.switch(&args.name)?;
    session.printer.note(&format!("now using the context {}", args.name));
    Ok(())
}
