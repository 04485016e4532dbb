"""pydo, DigitalOcean's own client for Python."""

import os
import time

from azure.core.exceptions import HttpResponseError
from pydo import Client

DROPLET = 42
client = Client(os.environ["DIGITALOCEAN_TOKEN"], endpoint=os.environ["DIGITALOCEAN_API_URL"])


def wait(action):
    while action["action"]["status"] == "in-progress":
        time.sleep(0.1)
        action = client.actions.get(action["action"]["id"])
    assert action["action"]["status"] == "completed", action
    return action["action"]["id"]


def volume():
    return client.volumes.get(volume_id)["volume"]


# Every page of the history.
ids, page = [], {"links": {"pages": {"next": True}}}
number = 0
while "next" in page["links"].get("pages", {}):
    number += 1
    page = client.actions.list(per_page=100, page=number)
    ids += [action["id"] for action in page["actions"]]
assert len(set(ids)) == page["meta"]["total"] == 250, page["meta"]
assert client.actions.get(ids[0])["action"]["id"] == ids[0]

volume_id = client.volumes.list(name="data", region="nyc1")["volumes"][0]["id"]
attach = {"type": "attach", "droplet_id": DROPLET, "region": "nyc1", "tags": ["a"]}
attached = wait(client.volume_actions.post_by_id(volume_id, attach))
assert volume()["droplet_ids"] == [DROPLET] and volume()["tags"] == ["a"], volume()
assert client.volume_actions.get(volume_id, attached)["action"]["type"] == "attach_volume"
assert client.droplet_actions.list(DROPLET)["actions"][0]["id"] == attached
assert client.droplet_actions.get(DROPLET, attached)["action"]["status"] == "completed"

try:
    print("attached twice:", client.volume_actions.post_by_id(volume_id, attach))
    raise SystemExit(1)
except HttpResponseError as error:
    assert error.status_code == 422, error

wait(client.volume_actions.post_by_id(volume_id, {"type": "detach", "droplet_id": DROPLET}))
assert volume()["droplet_ids"] == [], volume()
by_name = {"type": "attach", "volume_name": "data", "region": "nyc1", "droplet_id": DROPLET}
wait(client.volume_actions.post(by_name))
assert volume()["droplet_ids"] == [DROPLET], volume()
wait(client.volume_actions.post(by_name | {"type": "detach"}))
assert volume()["droplet_ids"] == [], volume()
wait(client.volume_actions.post_by_id(volume_id, {"type": "resize", "size_gigabytes": 20}))
assert volume()["size_gigabytes"] == 20, volume()
assert client.volume_actions.list(volume_id)["meta"]["total"] == 5
