use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::TempDir;

/// A folder for files that other processes read while this one runs. It is created when it is first
/// needed. A signal ends the process without dropping anything, so it has to be removed explicitly.
#[derive(Debug, Default)]
pub struct TempFolder(Mutex<Option<TempDir>>);

impl TempFolder {
    /// Only its owner can change it.
    pub fn path(&self) -> io::Result<PathBuf> {
        let mut folder = self.lock();
        let created = match folder.take() {
            Some(folder) => folder,
            None => create()?,
        };
        Ok(folder.insert(created).path().to_owned())
    }

    pub fn remove(&self) {
        // Whatever cannot be removed stays: the process is ending.
        drop(self.lock().take());
    }

    fn lock(&self) -> MutexGuard<'_, Option<TempDir>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn create() -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let builder = builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o755));
    builder.prefix("doact-").tempdir()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_created_once_and_removed_with_its_files() {
        let folder = TempFolder::default();
        let path = folder.path().unwrap();
        assert_eq!(folder.path().unwrap(), path);
        std::fs::write(path.join("file"), "text").unwrap();
        folder.remove();
        assert!(!path.exists());
    }
}
