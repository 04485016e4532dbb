mod by_total;
mod ending;
mod limits;
mod list_item;
mod pages;
mod seen_set;
mod serial;
mod snapshot;
#[cfg(test)]
mod tests;

pub use ending::ListEnd;
pub use list_item::{ItemKey, ListItem};
pub use pages::Pages;
