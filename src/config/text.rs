//! The settings file as text.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use super::error::ConfigError;
use super::position::Position;

/// The largest file that is read; what is larger was named by mistake.
const LARGEST: u64 = 1024 * 1024;

/// Reads a file's text and whether others can read it too. None if there is no file.
pub(super) fn load_text(path: &Path) -> Result<Option<(String, Access)>, ConfigError> {
    let failed = |source| ConfigError::Read { path: path.to_owned(), source };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let access = access(&file.metadata().map_err(failed)?);
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        return Err(failed(io::ErrorKind::FileTooLarge.into()));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some((text, access))),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes());
            let at = Position::of(path, &text, valid);
            Err(ConfigError::NotUtf8 { at })
        }
    }
}

/// Who can read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Its owner.
    Private,
    /// Its group or everyone too.
    Shared,
}

/// Who can read the file at `path`; nothing if there is none.
pub(super) fn access_to(path: &Path) -> Option<Access> {
    path.metadata().ok().map(|metadata| access(&metadata))
}

#[cfg(unix)]
fn access(metadata: &Metadata) -> Access {
    use std::os::unix::fs::PermissionsExt as _;
    const GROUP_AND_OTHERS: u32 = 0o077;
    match metadata.permissions().mode() & GROUP_AND_OTHERS {
        0 => Access::Private,
        _ => Access::Shared,
    }
}

/// Elsewhere the folder of a user is closed to others.
#[cfg(not(unix))]
fn access(_: &Metadata) -> Access {
    Access::Private
}
