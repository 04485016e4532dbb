use serde::Serialize;

/// The account that the sandbox stands for (`GET /v2/account`), which clients
/// read to see whether a token works. The fields are those of the API's account.
#[derive(Debug, Serialize)]
pub(super) struct Account {
    droplet_limit: u32,
    floating_ip_limit: u32,
    reserved_ip_limit: u32,
    volume_limit: u32,
    name: &'static str,
    email: &'static str,
    uuid: &'static str,
    email_verified: bool,
    status: &'static str,
    status_message: &'static str,
    team: Team,
}

#[derive(Debug, Serialize)]
struct Team {
    name: &'static str,
    uuid: &'static str,
}

pub(super) const ACCOUNT: Account = Account {
    droplet_limit: 25,
    floating_ip_limit: 5,
    reserved_ip_limit: 5,
    volume_limit: 100,
    name: "Sandbox",
    email: "sandbox@example.com",
    uuid: "00000000000040008000000000000001",
    email_verified: true,
    status: "active",
    status_message: "",
    team: Team { name: "Sandbox", uuid: "00000000000040008000000000000002" },
};
