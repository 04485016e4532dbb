/// Action types with their resource types, for suggestions and the sandbox. The API
/// documents no complete list (openapi `action.type`).
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
