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
use crate::session::Session;

/// A page that was written.
pub(crate) struct Page {
    path: String,
}

impl Tabular for Page {
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
    type Row = Page;

    fn settings_loader(&self) -> SettingsLoader {
        Settings::load_without_file
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let folder = &self.folder;
        fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
        let tree = documented_tree();
        let mut pages = Vec::new();
        for command in with_those_below(&tree) {
            let path = write(command, folder)?;
            pages.push(Page { path: path.display().to_string() });
        }
        if session.settings.output.value == Format::Table && session.jq.is_none() {
            // For people and for `xargs`: the bare paths.
            let lines: Vec<_> = pages.iter().map(|page| page.path.as_str()).collect();
            session.printer.stdout(&format!("{}\n", lines.join("\n")))?;
            return Ok(ExitCode::Done);
        }
        session.show(OneOrMany::Many(&pages), &columns)?;
        Ok(ExitCode::Done)
    }
}

fn with_those_below(command: &clap::Command) -> Vec<&clap::Command> {
    let below = command.get_subcommands().filter(|below| !below.is_hide_set());
    std::iter::once(command).chain(below.flat_map(with_those_below)).collect()
}

fn write(command: &clap::Command, folder: &Path) -> anyhow::Result<PathBuf> {
    let path = folder.join(Man::new(command.clone()).get_filename());
    let written = page(command).and_then(|text| replace(&path, &text));
    written.with_context(|| format!("the man page {} cannot be written", path.display()))?;
    Ok(path)
}

/// The page of one command. What stands below a help's options is set here, since
/// `clap_mangen` would fill the lines of an example into a paragraph.
fn page(command: &clap::Command) -> io::Result<Vec<u8>> {
    let source = concat!("doact ", env!("CARGO_PKG_VERSION"));
    let mut page = Vec::new();
    let bare = command.clone().after_help(None::<&str>).after_long_help(None::<&str>);
    Man::new(bare).source(source).manual("doact").render(&mut page)?;

    let mut end = Roff::new();
    if let Some(help) = command.get_after_help() {
        let help = help.to_string();
        end.control("SH", ["EXAMPLES"]);
        as_it_stands(&mut end, help.strip_prefix("Examples:\n").unwrap_or(&help).lines());
    }
    end.control("SH", ["EXIT STATUS"]);
    for (exit, meaning) in ExitCode::TABLE {
        end.control("TP", ["6"]);
        end.text([roman(exit.code().to_string())]);
        end.text([roman(*meaning)]);
    }
    end.to_writer(&mut page)?;
    Ok(page)
}

fn as_it_stands<'a>(page: &mut Roff, lines: impl Iterator<Item = &'a str>) {
    page.control("nf", []);
    for line in lines {
        page.text([roman(line)]);
    }
    page.control("fi", []);
}

/// Puts a page in place of an older one as a whole: a full disk leaves no half of it.
fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    // Everyone may read a man page, as far as the umask allows it.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text)?;
    file.persist(path)?;
    Ok(())
}
