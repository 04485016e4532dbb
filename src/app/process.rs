//! What `main` hands over: everything from outside that the program uses.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

use crate::error::ExitCode;
use crate::system::Environment;
use crate::terminal::{Input, OutputStream};

pub struct Process {
    /// The command line, the program's name first.
    pub arguments: Vec<OsString>,
    pub environment: Environment,
    /// The path of this program's file, if known.
    pub executable: Option<PathBuf>,
    pub stdin: Input,
    pub stdout: OutputStream,
    pub stderr: OutputStream,
    /// The width of the terminal in columns, if standard output is one.
    pub width: Option<u16>,
    /// Ends the process at once, from any thread.
    pub exit: ExitFn,
}

pub type ExitFn = Arc<dyn Fn(ExitCode) + Send + Sync>;
