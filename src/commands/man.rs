use std::borrow::Cow;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::cli::ManArgs;
use crate::commands::{SettingsLoader, Verb, documented_tree};
use crate::config::Settings;
use crate::error::{ExitCode, Failures};
use crate::output::{Cell, Column, Format, OneOrMany, Tabular, Visibility};
use crate::session::{Activity, Session};

pub(crate) struct ManPage {
    path: String,
}

impl Tabular for ManPage {
    const COLUMNS: &'static [Column<Self>] = &[Column {
        name: "Path",
        header: "PATH",
        visibility: Visibility::Always,
        cell: |page| Cell::plain(Some(&page.path)),
    }];

    fn json(&self) -> Cow<'_, str> {
        Cow::Owned(serde_json::Value::from(self.path.as_str()).to_string())
    }
}

impl Verb for ManArgs {
    type Row = ManPage;

    fn settings_loader(&self) -> SettingsLoader {
        Settings::load_without_file
    }

    fn uses(&self, _setting: &str) -> bool {
        false
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let folder = &self.folder;
        session.in_flight.set(Activity::WritingFiles);
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot create the folder {}", folder.display()))?;
        let tree = documented_tree();
        let mut pages = Vec::new();
        for command in with_subcommands(&tree) {
            let path = write(command, folder)?;
            pages.push(ManPage { path: path.display().to_string() });
        }
        if session.settings.output.value == Format::Table && session.jq.is_none() {
            // Paths without a header, for `xargs`.
            let lines: Vec<_> = pages.iter().map(|page| page.path.as_str()).collect();
            session.printer.stdout(&format!("{}\n", lines.join("\n")))?;
            return Ok(ExitCode::Done);
        }
        session.show(OneOrMany::Many(&pages), &columns)?;
        Ok(ExitCode::Done)
    }
}

fn with_subcommands(command: &clap::Command) -> Vec<&clap::Command> {
    let subcommands = command.get_subcommands().filter(|subcommand| !subcommand.is_hide_set());
    std::iter::once(command).chain(subcommands.flat_map(with_subcommands)).collect()
}

fn write(command: &clap::Command, folder: &Path) -> anyhow::Result<PathBuf> {
    let path = folder.join(Man::new(command.clone()).get_filename());
    let result = page(command).and_then(|text| replace(&path, &text));
    result.with_context(|| format!("cannot write the man page {}", path.display()))?;
    Ok(path)
}

/// When the text of the pages last changed.
const DATE: &str = "2026-11-25";

/// What `mandoc -Tlint` finds in the pages of `clap_mangen`: two line breaks around an empty line, which is a
/// break by itself, and white space at the end of a line.
fn tidy(page: &str) -> String {
    let page = page.replace("\n.br\n\n.br\n", "\n.sp\n");
    page.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// Examples and exit codes are added here: `clap_mangen` would wrap the lines of an example.
fn page(command: &clap::Command) -> io::Result<Vec<u8>> {
    let source = concat!("doact ", env!("CARGO_PKG_VERSION"));
    let mut page = Vec::new();
    let bare = command.clone().after_help(None::<&str>).after_long_help(None::<&str>);
    let title = command.get_display_name().unwrap_or(command.get_name()).to_uppercase();
    Man::new(bare).title(title).date(DATE).source(source).manual("doact").render(&mut page)?;
    let mut page = tidy(&String::from_utf8_lossy(&page)).into_bytes();

    let mut sections = Roff::new();
    if let Some(help) = command.get_after_long_help() {
        let help = help.to_string();
        sections.control("SH", ["EXAMPLES"]);
        without_wrapping(&mut sections, help.strip_prefix("Examples:\n").unwrap_or(&help).lines());
    }
    sections.control("SH", ["EXIT STATUS"]);
    for (exit, meaning) in ExitCode::TABLE {
        sections.control("TP", ["6"]);
        sections.text([roman(exit.code().to_string())]);
        sections.text([roman(*meaning)]);
    }
    sections.to_writer(&mut page)?;
    Ok(page)
}

fn without_wrapping<'a>(page: &mut Roff, lines: impl Iterator<Item = &'a str>) {
    page.control("nf", []);
    for line in lines {
        page.text([roman(line)]);
    }
    page.control("fi", []);
}

/// Readable by everyone, unless the umask forbids it. A temporary file is its owner's alone otherwise.
#[cfg(unix)]
fn temporary_file() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// On Windows, a file has the access rights of its folder.
#[cfg(not(unix))]
fn temporary_file() -> tempfile::Builder<'static, 'static> {
    tempfile::Builder::new()
}

/// Replaces a page atomically, so that a full disk leaves no truncated page.
fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = temporary_file().tempfile_in(folder)?;
    file.write_all(text)?;
    file.persist(path)?;
    Ok(())
}
