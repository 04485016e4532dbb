mod chain;
#[cfg(test)]
mod changing_tests;
mod ending;
#[cfg(test)]
mod failing_tests;
mod fetcher;
mod limits;
mod list_item;
#[cfg(test)]
mod out_of_order_tests;
mod pages;
mod readings;
mod seen_set;
#[cfg(test)]
mod tests;

pub use ending::ListEnd;
pub use list_item::{ItemKey, ListItem};
pub use pages::Pages;
