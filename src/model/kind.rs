/// What happens on an account: types of actions, and what they happen to. For
/// suggestions and for the sandbox; the API names no list (openapi `action.type`).
pub const ACTION_KINDS: [(&str, &str); 14] = [
    ("create", "droplet"),
    ("reboot", "droplet"),
    ("power_off", "droplet"),
    ("power_on", "droplet"),
    ("snapshot", "droplet"),
    ("resize", "droplet"),
    ("rename", "droplet"),
    ("destroy", "droplet"),
    ("transfer", "image"),
    ("convert", "image"),
    ("assign_ip", "reserved_ip"),
    ("attach_volume", "volume"),
    ("detach_volume", "volume"),
    ("resize_volume", "volume"),
];
