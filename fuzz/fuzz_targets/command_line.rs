//! Any words as the command line; every `TOKEN` in it is replaced by a token.
//!
//! Checks that nothing panics, that the token is not shown unless it was typed where no token belongs, and
//! that nothing shown controls a terminal. An unknown option comes last, so that no command runs.

#![no_main]

use std::ffi::OsString;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use doact::app::Process;
use doact::error::ExitCode;
use doact::system::Environment;
use doact::terminal::{Input, OutputStream, text};
use libfuzzer_sys::fuzz_target;

const TOKEN: &str = "dop_v1_3141592653589793238462643383279502884197169399375105820974944592";

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fuzz_target!(|words: &str| {
    let words: Vec<_> = words.lines().map(|word| word.replace("TOKEN", TOKEN)).collect();
    // After `--`, an option is a word like any other.
    if words.iter().any(|word| word == "--") {
        return;
    }
    let words = words.iter().map(String::as_str);
    let arguments = ["doact"].into_iter().chain(words).chain(["--no-such-option"]);
    let (out, err) = (Kept::default(), Kept::default());
    let stream = |kept: &Kept| OutputStream { is_terminal: false, writer: Box::new(kept.clone()) };
    let exit_code = doact::run(Process {
        arguments: arguments.map(OsString::from).collect(),
        environment: Environment::default(),
        executable: None,
        stdin: Input { is_terminal: false, reader: Box::new(io::empty()) },
        stdout: stream(&out),
        stderr: stream(&err),
        width: None,
        exit: Arc::new(|_| {}),
    });
    assert!(matches!(exit_code, ExitCode::Done | ExitCode::Usage), "{exit_code:?}");
    for kept in [out, err] {
        let shown = String::from_utf8(kept.0.lock().unwrap().clone()).expect("text");
        let control = shown.chars().find(|shown| *shown != '\n' && text::is_unsafe_to_show(*shown));
        assert_eq!(control, None, "{shown:?}");
    }
});
