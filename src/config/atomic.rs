//! Replacing a file as a whole, one process at a time.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// As many links as Linux follows.
const MOST_LINKS: usize = 40;

/// The file that a path means in the end, which need not exist: renaming over a
/// link would put a file in its place and leave the real one as it was.
pub(super) fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = folder_of(&path).join(target),
            // It is no link, or nothing is there.
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) | None => Path::new("."),
    }
}

/// Makes the folder of a file, closed to others, if it is missing.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder_of(path))
}

/// Waits until no other process changes the file, and keeps others out until
/// the lock is dropped.
///
/// The lock is a file of its own: the file itself is replaced, and a lock on
/// the old one would hold nobody back. It is left there, since removing it
/// would let two processes lock two different ones.
pub(super) fn lock(path: &Path) -> io::Result<File> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".lock");
    let mut options = OpenOptions::new();
    options.create(true).write(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path.with_file_name(name))?;
    file.lock()?;
    Ok(file)
}

/// Puts a new text in place of a file, readable by its owner alone. Whoever
/// reads it meanwhile sees the old text or the new one, and so does whoever
/// reads it after a crash.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    // `tempfile` makes files with mode 0600.
    let mut file = tempfile::NamedTempFile::new_in(folder_of(path))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
