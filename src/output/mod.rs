//! Results as text. Nothing here knows where it goes.
//!
//! A column is declared once ([`Tabular::COLUMNS`]) and serves every format; a
//! new format is an arm in [`render`].

mod action_columns;
mod cells;
mod columns;
mod delimited;
mod format;
mod growing;
mod growing_array;
mod growing_table;
mod jq;
mod json_text;
mod render;
mod table;
mod timeline;
mod yaml;

pub use action_columns::usual_action;
pub use columns::{Cell, Column, ColumnSet, Style, Tabular, Visibility};
pub use format::Format;
pub use growing::Growing;
pub use growing_array::GrowingArray;
pub use growing_table::GrowingTable;
pub use jq::{Filtered, Jq};
pub use json_text::{JsonLayout, push_json};
pub use render::{OneOrMany, Rendered, filter, render, render_piece};
pub use table::WholeTable;
pub use timeline::{Period, render_timeline};
