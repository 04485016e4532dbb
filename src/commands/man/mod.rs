mod page;

use std::borrow::Cow;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap_mangen::Man;

use crate::cli::ManArgs;
use crate::commands::help::TOPICS;
use crate::commands::{Verb, documented_tree};
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

    fn needs_settings(&self) -> bool {
        false
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let folder = &self.folder;
        let topics = folder_of_topics(folder);
        session.in_flight.set(Activity::WritingFiles);
        for folder in [folder, &topics] {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot create the folder {}", folder.display()))?;
        }
        let tree = documented_tree();
        let mut pages = Vec::new();
        for command in with_subcommands(&tree) {
            let name = Man::new(command.clone()).get_filename();
            pages.push(write(folder, &name, page::of_command(command))?);
        }
        for topic in TOPICS {
            let name = format!("doact-{}.7", topic.name);
            pages.push(write(&topics, &name, Ok(page::of_topic(topic, &tree)))?);
        }
        if session.settings.output.value == Format::Table && session.jq.is_none() {
            // Without a header, for `xargs`.
            let lines: Vec<_> = pages.iter().map(|page| page.path.as_str()).collect();
            session.printer.stdout(&format!("{}\n", lines.join("\n")))?;
            return Ok(ExitCode::Done);
        }
        session.show(OneOrMany::Many(&pages), &columns)?;
        Ok(ExitCode::Done)
    }
}

/// `man` looks for a page of section 7 in `man7` only.
fn folder_of_topics(folder: &Path) -> PathBuf {
    if folder.ends_with("man1") { folder.with_file_name("man7") } else { folder.to_owned() }
}

fn with_subcommands(command: &clap::Command) -> Vec<&clap::Command> {
    let subcommands = command.get_subcommands().filter(|subcommand| !subcommand.is_hide_set());
    std::iter::once(command).chain(subcommands.flat_map(with_subcommands)).collect()
}

fn write(folder: &Path, name: &str, text: io::Result<String>) -> anyhow::Result<ManPage> {
    let path = folder.join(name);
    let result = text.and_then(|text| replace(&path, text.as_bytes()));
    result.with_context(|| format!("cannot write the man page {}", path.display()))?;
    Ok(ManPage { path: path.display().to_string() })
}

/// Readable by everyone, as far as the umask allows. By default, only its owner can read a temporary file.
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
