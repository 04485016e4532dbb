use std::io::{Read, Write};

pub struct Input {
    pub reader: Box<dyn Read + Send>,
    pub is_terminal: bool,
}

pub struct OutputStream {
    pub writer: Box<dyn Write + Send>,
    pub is_terminal: bool,
}
