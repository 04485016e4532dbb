/// Action types with their resource types, for suggestions and the sandbox. The API
/// documents no complete list (openapi `action.type`).
pub const ACTION_TYPES: [(&str, &str); 14] = [
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
    ("assign_ip", "floating_ip"),
    ("attach_volume", "volume"),
    ("detach_volume", "volume"),
    ("resize_volume", "volume"),
];

/// The types of resources. An action on a volume calls it `volume`, or `backend` (openapi, example of
/// `volumeAction`). A reserved IP is called `floating_ip` unless a request asks for the new name
/// ("Actions" in the API's documentation).
pub const RESOURCE_TYPES: [&str; 6] = ["backend", "droplet", "floating_ip", "image", "reserved_ip", "volume"];
