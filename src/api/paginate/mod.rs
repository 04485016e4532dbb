mod action_key;
mod by_total;
mod ending;
mod limits;
mod pages;
mod seen_set;
mod serial;
mod snapshot;
#[cfg(test)]
mod tests;

pub use action_key::ActionKey;
pub use ending::ListEnd;
pub use pages::Pages;
