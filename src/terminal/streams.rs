use std::io::{self, Read, Write};

pub struct Input {
    pub reader: Box<dyn Read + Send>,
    pub is_terminal: bool,
}

pub struct OutputStream {
    pub writer: Box<dyn Write + Send>,
    pub is_terminal: bool,
}

/// Makes the error of a closed pipe one of the kind `BrokenPipe`, which it is already here.
#[cfg(not(windows))]
pub(super) fn closed_pipe(error: io::Error) -> io::Error {
    error
}

/// Windows has another error for a named pipe, such as those of Git Bash and Cygwin.
#[cfg(windows)]
pub(super) fn closed_pipe(error: io::Error) -> io::Error {
    const PIPE_NOT_CONNECTED: i32 = 233;
    if error.raw_os_error() == Some(PIPE_NOT_CONNECTED) {
        io::Error::new(io::ErrorKind::BrokenPipe, error)
    } else {
        error
    }
}
