use std::io::{Read, Write};

/// A stream to read from.
pub struct Input {
    /// What is read.
    pub reader: Box<dyn Read + Send>,
    /// Whether somebody types there.
    pub is_terminal: bool,
}

/// A stream to write to.
pub struct OutputStream {
    /// What is written to.
    pub writer: Box<dyn Write + Send>,
    /// Whether somebody looks at it.
    pub is_terminal: bool,
}
