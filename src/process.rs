//! The process as `main` finds it: everything from outside that the program uses.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;

use crate::environment::Environment;
use crate::exit::Exit;

/// Arguments, environment and streams.
pub struct Process {
    /// The command line, the program's name first.
    pub arguments: Vec<OsString>,
    /// The environment variables.
    pub environment: Environment,
    /// This very program's file, if the system tells.
    pub executable: Option<PathBuf>,
    /// Standard input.
    pub stdin: Inlet,
    /// Standard output.
    pub stdout: Outlet,
    /// Standard error.
    pub stderr: Outlet,
    /// How many columns the terminal has, where standard output is one.
    pub width: Option<u16>,
    /// What ends the process at once, from whatever thread.
    pub end: End,
}

/// Ends the process.
pub type End = Box<dyn Fn(Exit) + Send>;

/// A stream to read from.
pub struct Inlet {
    /// What is read.
    pub reader: Box<dyn Read + Send>,
    /// Whether somebody types there.
    pub is_terminal: bool,
}

/// A stream to write to.
pub struct Outlet {
    /// What is written to.
    pub writer: Box<dyn Write + Send>,
    /// Whether somebody looks at it.
    pub is_terminal: bool,
}
