/** Bytes of the weights of each built network, up to each layer: figures say them before they load them. */
import { existsSync, readFileSync } from 'node:fs';

const read = (path) =>
  JSON.parse(readFileSync(new URL(`../../public/networks/${path}`, import.meta.url), 'utf8'));

/** `{ resnet50: { conv1: 19328, ... }, ... }`; empty where nothing is built. */
export function networkBytes() {
  if (!existsSync(new URL('../../public/networks/index.json', import.meta.url))) return {};
  return Object.fromEntries(
    read('index.json').networks.map((id) => {
      const { layers, shards } = read(`${id}/manifest.json`);
      const upTo = (last) => shards.slice(0, last + 1).reduce((sum, { bytes }) => sum + bytes, 0);
      return [id, Object.fromEntries(layers.map(({ name, shard }) => [name, upTo(shard)]))];
    }),
  );
}
