//! What the standard library cannot do with child processes. Does nothing on other systems than Unix.

pub(super) use platform::{has_terminal, wait_for_end};
use platform::{kill_group, kill_tree};

/// Kills a process and its descendants: the group that it leads, or else (on Linux only) those whose
/// parent is still running.
pub(super) fn kill_with_children(id: u32, leads_group: bool) {
    if leads_group {
        kill_group(id);
    } else {
        kill_tree(id);
    }
}

#[cfg(unix)]
mod platform {
    use std::fs::{self, File};

    use rustix::io::retry_on_intr;
    use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, kill_process_group, waitid};

    fn pid(id: u32) -> Option<Pid> {
        i32::try_from(id).ok().and_then(Pid::from_raw)
    }

    pub(crate) fn has_terminal() -> bool {
        File::open("/dev/tty").is_ok()
    }

    pub(crate) fn kill_group(id: u32) {
        let _ = pid(id).map(|group| kill_process_group(group, Signal::KILL));
    }

    pub(crate) fn kill_tree(id: u32) {
        // Read first: a killed process has no children any more. Only Linux has this file.
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
        let _ = pid(id).map(|process| kill_process(process, Signal::KILL));
        children.split_whitespace().filter_map(|id| id.parse().ok()).for_each(kill_tree);
    }

    /// Waits until a child process has ended, without reading its exit status: its ID is not reused
    /// before that, so it can still be killed.
    pub(crate) fn wait_for_end(id: u32) {
        let Some(pid) = pid(id) else { return };
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        let _ = retry_on_intr(|| waitid(WaitId::Pid(pid), options));
    }
}

#[cfg(not(unix))]
mod platform {
    pub(crate) fn has_terminal() -> bool {
        true
    }
    pub(crate) fn kill_group(_: u32) {}
    pub(crate) fn kill_tree(_: u32) {}
    pub(crate) fn wait_for_end(_: u32) {}
}
