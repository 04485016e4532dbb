//! The process as `main` finds it: everything from outside that the program uses.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::error::ExitCode;
use crate::system::Environment;
use crate::terminal::{Input, OutputStream};

/// Arguments, environment and streams.
pub struct Process {
    /// The command line, the program's name first.
    pub arguments: Vec<OsString>,
    /// The environment variables.
    pub environment: Environment,
    /// This very program's file, if the system tells.
    pub executable: Option<PathBuf>,
    /// Standard input.
    pub stdin: Input,
    /// Standard output.
    pub stdout: OutputStream,
    /// Standard error.
    pub stderr: OutputStream,
    /// How many columns the terminal has, where standard output is one.
    pub width: Option<u16>,
    /// What ends the process at once, from whatever thread.
    pub end: End,
}

/// Ends the process.
pub type End = Box<dyn Fn(ExitCode) + Send>;
