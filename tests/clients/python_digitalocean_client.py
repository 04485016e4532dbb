"""python-digitalocean. Its paths for changes end with a slash; it cannot name a volume."""

import os

import digitalocean

DROPLET = 42
token = os.environ["DIGITALOCEAN_TOKEN"]
manager = digitalocean.Manager(token=token)


def wait(answer):
    action = digitalocean.Action.get_object(token, answer["action"]["id"])
    assert action.wait(update_every_seconds=0.1, repeat=100), action
    return action


# It follows the pages by itself.
actions = manager.get_data("actions/")["actions"]
assert len(actions) == 250, len(actions)
assert manager.get_action(actions[0]["id"]).id == actions[0]["id"]

volume = manager.get_all_volumes(region="nyc1")[0]
attached = wait(volume.attach(DROPLET, "nyc1"))
assert attached.type == "attach_volume", attached
assert volume.load().droplet_ids == [DROPLET], volume.droplet_ids
of_droplet = digitalocean.Droplet(token=token, id=DROPLET)
assert of_droplet.get_actions()[0].id == attached.id
assert of_droplet.get_action(attached.id).status == "completed"

try:
    print("attached twice:", volume.attach(DROPLET, "nyc1"))
    raise SystemExit(1)
except digitalocean.DataReadError as error:
    assert "attached" in str(error), error

# A Droplet ID as a string, as people write it.
wait(volume.detach(str(DROPLET), "nyc1"))
assert volume.load().droplet_ids == [], volume.droplet_ids
wait(volume.resize(20, "nyc1"))
assert volume.load().size_gigabytes == 20, volume.size_gigabytes
