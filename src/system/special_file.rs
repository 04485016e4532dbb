use std::fs;
use std::io;
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
