use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// An error if the path leads to something other than a regular file: opening a FIFO blocks, and
/// opening or replacing a device can do harm. A path that leads to nothing is no error.
pub fn refuse_special_file(path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() => Err(io::Error::other("it is not a regular file")),
        // Opening the file reports this error.
        Ok(_) | Err(_) => Ok(()),
    }
}

pub(crate) fn open_to_read(path: &Path) -> io::Result<File> {
    refuse_special_file(path)?;
    File::open(path)
}

/// Reads to the end, which is an error if it comes after more than `max_bytes`.
pub(crate) fn read_at_most(max_bytes: u64, source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(max_bytes + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > max_bytes { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}
