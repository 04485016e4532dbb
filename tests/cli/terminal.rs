//! Runs the binary on a pseudo-terminal.

use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::Child;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use pty_process::blocking::{Command, Pty};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use tempfile::TempDir;

use crate::harness::Doact;

/// How long a test waits for something to appear before it fails.
const LIMIT: Duration = Duration::from_secs(30);

/// How often the terminal's modes are read: their changes cannot be waited for.
const POLL: Duration = Duration::from_millis(10);

const ROWS: u16 = 24;
const COLUMNS: u16 = 80;

impl Doact {
    /// Starts the binary with all streams on a terminal of 80 columns.
    pub fn on_terminal(self) -> Terminal {
        self.on_terminal_of(COLUMNS)
    }

    /// Starts the binary with all streams on a terminal of this width.
    pub fn on_terminal_of(self, columns: u16) -> Terminal {
        self.on_terminal_of_size(ROWS, columns)
    }

    pub fn on_terminal_of_size(self, rows: u16, columns: u16) -> Terminal {
        let (mut command, home) = self.into_parts();
        if command.get_envs().all(|(name, _)| name != "TERM") {
            command.env("TERM", "xterm-256color");
        }
        let (pty, pts) = pty_process::blocking::open().unwrap();
        pty.resize(pty_process::Size::new(rows, columns)).unwrap();
        // By default Ctrl-C discards pending output, which may include the reaction to it.
        let mut modes = tcgetattr(&pty).unwrap();
        modes.local_modes |= LocalModes::NOFLSH;
        tcsetattr(&pty, OptionalActions::Now, &modes).unwrap();
        let child = Running(Command::from(command).spawn(pts).unwrap());
        let shared = Arc::new(Shared {
            pty,
            output: Mutex::new(TerminalOutput {
                screen: vt100::Parser::new(size(rows), size(columns), 0),
                raw: Vec::new(),
                ended: false,
            }),
            changed: Condvar::new(),
        });
        let reading = Arc::clone(&shared);
        thread::spawn(move || reading.read_to_end());
        Terminal { child, home, shared }
    }
}

fn size(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).unwrap()
}

/// A running command and its terminal.
pub struct Terminal {
    child: Running,
    home: TempDir,
    shared: Arc<Shared>,
}

struct Shared {
    pty: Pty,
    output: Mutex<TerminalOutput>,
    changed: Condvar,
}

struct TerminalOutput {
    screen: vt100::Parser,
    raw: Vec<u8>,
    ended: bool,
}

impl TerminalOutput {
    fn text(&self) -> String {
        self.screen.screen().contents()
    }
}

impl Shared {
    /// Reads until no process has the terminal open, which Linux reports as an error.
    fn read_to_end(&self) {
        let mut chunk = [0; 4096];
        while let Ok(length @ 1..) = (&self.pty).read(&mut chunk) {
            let mut output = self.output.lock().unwrap();
            output.screen.process(&chunk[..length]);
            output.raw.extend_from_slice(&chunk[..length]);
            self.changed.notify_all();
        }
        self.output.lock().unwrap().ended = true;
        self.changed.notify_all();
    }

    fn echoes(&self) -> bool {
        tcgetattr(&self.pty).unwrap().local_modes.contains(LocalModes::ECHO)
    }
}

impl Terminal {
    /// Returns the screen as soon as the condition is true.
    pub fn wait_until(&self, what: &str, condition: impl Fn(&str) -> bool) -> String {
        let output = self.shared.output.lock().unwrap();
        let waiting = |output: &mut TerminalOutput| !output.ended && !condition(&output.text());
        let (output, _) = self.shared.changed.wait_timeout_while(output, LIMIT, waiting).unwrap();
        let text = output.text();
        assert!(condition(&text), "waited for {what}; the screen is\n{text}");
        text
    }

    /// Returns the screen as soon as this is on it.
    pub fn wait_for(&self, text: &str) -> String {
        self.wait_until(text, |screen| screen.contains(text))
    }

    /// Returns once the terminal does not echo input.
    pub fn wait_until_typing_is_hidden(&self) {
        let start = Instant::now();
        let mut output = self.shared.output.lock().unwrap();
        while self.shared.echoes() {
            assert!(!output.ended && start.elapsed() < LIMIT, "the echo is still on:\n{}", output.text());
            output = self.shared.changed.wait_timeout(output, POLL).unwrap().0;
        }
    }

    pub fn press(&self, keys: &str) {
        (&self.shared.pty).write_all(keys.as_bytes()).unwrap();
    }

    pub fn interrupt(&self) {
        self.press("\x03");
    }

    /// Waits for the end of the command.
    pub fn finish(self) -> Finished {
        let Self { mut child, home, shared } = self;
        let output = shared.output.lock().unwrap();
        let (output, _) = shared.changed.wait_timeout_while(output, LIMIT, |output| !output.ended).unwrap();
        assert!(output.ended, "still running; the screen is\n{}", output.text());
        let code = child.0.wait().unwrap().code();
        let screen = output.screen.screen();
        Finished {
            code,
            screen: screen.contents(),
            rows: screen.rows(0, screen.size().1.get()).collect(),
            raw: String::from_utf8(output.raw.clone()).unwrap(),
            cursor_is_hidden: screen.hide_cursor(),
            cursor_column: screen.cursor_position().1,
            echoes: shared.echoes(),
            home,
        }
    }
}

/// Killed when dropped, so that a failed test leaves no process behind.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A command that has ended, and the terminal as it left it.
#[derive(Debug)]
pub struct Finished {
    /// The exit code; none if a signal ended the process.
    pub code: Option<i32>,
    /// The text on the screen. Wrapped lines are joined.
    pub screen: String,
    /// The text on the screen, row by row.
    pub rows: Vec<String>,
    /// Everything written to the terminal, including its own echo.
    pub raw: String,
    cursor_is_hidden: bool,
    cursor_column: u16,
    echoes: bool,
    home: TempDir,
}

impl Finished {
    /// Requires this exit code, and the terminal in the state that a shell expects.
    pub fn ended_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "the exit code of\n{self:#?}");
        assert!(!self.cursor_is_hidden && self.echoes, "the cursor is hidden or the echo is off:\n{self:#?}");
        assert_eq!(self.cursor_column, 0, "the cursor is in the middle of a line:\n{self:#?}");
        self
    }

    /// Requires this on the screen.
    pub fn shows(self, part: &str) -> Self {
        assert!(self.screen.contains(part), "{part:?} is missing on the screen of\n{self:#?}");
        self
    }

    /// Requires that this is not on the screen.
    pub fn lacks(self, part: &str) -> Self {
        assert!(!self.screen.contains(part), "{part:?} is on the screen of\n{self:#?}");
        self
    }

    /// The path of a file in the home folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }
}
