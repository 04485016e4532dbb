//! `doact droplet …`

mod actions;
