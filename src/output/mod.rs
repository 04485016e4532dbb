//! Results as text. Nothing here knows where it goes.
//!
//! A column is declared once ([`Tabular::COLUMNS`]) and serves every format; a
//! new format is an arm in [`render`].

mod action_columns;
mod columns;
mod delimited;
mod format;
mod growing;
mod growing_array;
mod jq;
mod json;
mod list_writer;
mod streaming_table;
mod table;
mod table_buffer;
mod timeline;
mod yaml;

pub use action_columns::typical_action;
pub use columns::{Cell, Column, ColumnSet, Style, Tabular, Visibility};
pub use format::Format;
pub use growing::Growing;
pub use growing_array::GrowingArray;
pub use jq::{Filtered, Jq};
pub use json::{JsonLayout, push_json};
pub use list_writer::{OneOrMany, Rendered, filter, render, render_piece};
pub use streaming_table::StreamingTable;
pub use table::WholeTable;
pub use timeline::{Period, render_timeline};
