// dots-wrapper, for Node. It cannot attach by name.
import assert from "node:assert";
import { setTimeout } from "node:timers/promises";
import { createRequire } from "node:module";

// Unlike `import`, this finds packages in NODE_PATH.
const { createApiClient } = createRequire(import.meta.url)("dots-wrapper");

const droplet_id = 42;
const { DIGITALOCEAN_API_URL, DIGITALOCEAN_TOKEN } = process.env;
const client = createApiClient({ token: DIGITALOCEAN_TOKEN, endpoint: `${DIGITALOCEAN_API_URL}/v2` });

const wait = async ({ status, data: { action } }) => {
  assert.equal(status, 202);
  while (action.status === "in-progress") {
    await setTimeout(100);
    ({ data: { action } } = await client.action.getAction({ action_id: action.id }));
  }
  assert.equal(action.status, "completed");
  return action.id;
};

const ids = new Set();
for (let page = 1; ; page++) {
  const { data } = await client.action.listActions({ page, per_page: 100 });
  data.actions.forEach(({ id }) => ids.add(id));
  if (!data.links.pages.next) break;
}
assert.equal(ids.size, 250);

const { data: { volumes: [{ id: volume_id }] } } = await client.volume.listVolumes({ name: "data" });
const volume = async () => (await client.volume.getVolume({ volume_id })).data.volume;
const attach = () => client.volume.attachVolumeToDroplet({ volume_id, droplet_id, region: "nyc1" });

const attached = await wait(await attach());
assert.deepEqual((await volume()).droplet_ids, [droplet_id]);
const of_volume = await client.volume.getVolumeAction({ volume_id, action_id: attached });
assert.equal(of_volume.data.action.type, "attach_volume");
const of_droplet = await client.droplet.listDropletActions({ droplet_id });
assert.equal(of_droplet.data.actions[0].id, attached);
await assert.rejects(attach(), (error) => error.response.status === 422);

await wait(await client.volume.detachVolumeFromDroplet({ volume_id, droplet_id, region: "nyc1" }));
assert.deepEqual((await volume()).droplet_ids, []);
await wait(await client.volume.resizeVolume({ volume_id, size_gigabytes: 20, region: "nyc1" }));
assert.equal((await volume()).size_gigabytes, 20);
const history = await client.volume.listVolumeActions({ volume_id });
assert.equal(history.data.meta.total, 3);
