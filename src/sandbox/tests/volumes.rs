//! Volumes from the start, and volumes that are created.

use super::*;

#[test]
fn a_volume_is_created_once_and_can_be_attached() {
    let sandbox = sandbox(&["pending-event"]);
    let body = json!({"name": "logs", "region": "nyc1", "size_gigabytes": 20, "description": "of web-1"});
    let created = request(&sandbox, "POST /v2/volumes", &body);
    assert_eq!((created.http_status, &created.json["volume"]["droplet_ids"]), (201, &json!([])));
    let volume = &created.json["volume"];
    assert_eq!((&volume["name"], &volume["description"]), (&json!("logs"), &json!("of web-1")));
    let again = request(&sandbox, "POST /v2/volumes", &body);
    assert_eq!((again.http_status, &again.json["id"]), (409, &json!("conflict")));

    let path = format!("POST /v2/volumes/{}/actions", volume["id"].as_str().unwrap());
    let attach = json!({"type": "attach", "droplet_id": 1});
    let statuses = [(); 2].map(|()| request(&sandbox, &path, &attach).http_status);
    assert_eq!(statuses, [422, 202], "creating a volume uses up no fault of changes");
    assert_eq!(get(&sandbox, "/v2/volumes").json["meta"]["total"], 2);
}

#[test]
fn two_volumes_with_the_same_name_and_region_are_rejected() {
    let volumes = |texts: [&str; 2]| texts.map(|text| text.parse().unwrap()).to_vec();
    let started = |volumes| start(&Options { volumes, ..Options::default() });
    let refused = started(volumes(["data:nyc1", "data:nyc1:20"])).err().unwrap();
    assert_eq!(refused.kind(), io::ErrorKind::InvalidInput);
    assert!(started(volumes(["data:nyc1", "data:fra1"])).is_ok());
}
