//! One file a command, each saying in plain steps what the command does.

mod actions;
mod auth;
pub mod completion;
mod config;
mod man;
mod sandbox;
mod volume;

use crate::cli::{ActionsCommand, AuthCommand, Command, ConfigCommand, Deferred, VolumeCommand};
use crate::error::ExitCode;
use crate::error::Failures;
use crate::session::Session;

/// Runs a command to its end.
pub fn dispatch(command: &Command, session: &Session) -> Result<ExitCode, Failures> {
    match command {
        Command::Actions(Deferred(ActionsCommand::List(args))) => actions::list(args, session)?,
        Command::Actions(Deferred(ActionsCommand::Get(args))) => actions::get(args, session)?,
        Command::Actions(Deferred(ActionsCommand::Wait(args))) => actions::wait(args, session)?,
        Command::Actions(Deferred(ActionsCommand::Stats(args))) => actions::stats(args, session)?,
        Command::Volume(Deferred(VolumeCommand::Attach(args))) => volume::attach(args, session)?,
        Command::Volume(Deferred(VolumeCommand::Detach(args))) => volume::detach(args, session)?,
        Command::Volume(Deferred(VolumeCommand::Resize(args))) => volume::resize(args, session)?,
        Command::Volume(Deferred(VolumeCommand::Actions(args))) => volume::actions(args, session)?,
        Command::Auth(Deferred(AuthCommand::Init(args))) => auth::init(args, session)?,
        Command::Auth(Deferred(AuthCommand::Status)) => auth::status(session)?,
        Command::Auth(Deferred(AuthCommand::List)) => auth::list(session)?,
        Command::Auth(Deferred(AuthCommand::Switch(args))) => auth::switch(args, session)?,
        Command::Auth(Deferred(AuthCommand::Remove(args))) => auth::remove(args, session)?,
        Command::Config(ConfigCommand::Path) => config::path(session)?,
        Command::Config(ConfigCommand::Show) => config::show(session)?,
        Command::Completion(args) => completion::completion(args, session)?,
        Command::Man(args) => man::man(args, session)?,
        Command::Sandbox(Deferred(args)) => return sandbox::sandbox(args, session),
    }
    Ok(ExitCode::Done)
}
