//! The colours of labels, the same in clap's usage errors and in all other errors.

use anstyle::{AnsiColor, Style};
use clap::builder::Styles;

pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const HINT: Style = AnsiColor::Green.on_default();

/// The styles of clap's help and usage errors.
pub(crate) const CLAP: Styles = Styles::styled()
    .header(Style::new().bold())
    .usage(Style::new().bold())
    .error(ERROR)
    .valid(HINT)
    .invalid(AnsiColor::Yellow.on_default());

/// The text, styled if there is colour.
pub(crate) fn paint(text: &str, style: Style, color: bool) -> String {
    if color { format!("{style}{text}{style:#}") } else { text.to_owned() }
}
