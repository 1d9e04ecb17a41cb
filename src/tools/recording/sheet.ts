/**
 * A contact sheet for choosing units: quick small renders of many channels of one layer in one PNG, in rows, in the order given.
 * `node --import ./src/tools/register.mjs src/tools/recording/sheet.ts <network> <layer> <units, as 0-15,40> <out.png> [size] [steps]`
 */
import sharp from 'sharp';
import { startBackend } from '#lib/compute/backends.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { createRender } from '#lib/optvis/render.ts';
import { diskNetworks } from './network.ts';
import { bytesOf } from './picture.ts';

const [network, layer, units, out, size = '96', steps = '48'] = process.argv.slice(2);
if (!network || !layer || !units || !out)
  throw new Error('Give the network, the layer, the units and the file to write.');
const numbers = units.split(',').flatMap((part) => {
  const [first, last = first] = part.split('-').map(Number);
  return Array.from({ length: last! - first! + 1 }, (_, i) => first! + i);
});

await startBackend('wasm', {});
const model = await diskNetworks().open(network as NetworkId, layer);
const side = Number(size);
const columns = Math.min(8, numbers.length);
const gap = 4;
const pictures = [];
const began = performance.now();
for (const [i, unit] of numbers.entries()) {
  const render = createRender(model, {
    network: network as NetworkId,
    layer,
    unit,
    objective: 'channel',
    sign: 1,
    param: 'fourier',
    decorrelate: true,
    transforms: { jitter: 8, scale: 0.1, rotate: 10 },
    size: side,
    rate: 0.05,
    seed: 1,
  });
  for (let step = 0; step < Number(steps); step++) render.step();
  const snapshot = await render.read();
  render.dispose();
  pictures.push({
    input: bytesOf(snapshot),
    raw: { width: side, height: side, channels: 3 as const },
    left: (i % columns) * (side + gap),
    top: Math.floor(i / columns) * (side + gap),
  });
  const [first, last] = [snapshot.objective[0]!, snapshot.objective.at(-1)!];
  console.log(`${layer}:${unit} ${first.toFixed(2)} to ${last.toFixed(2)}`);
}
console.log(`${((performance.now() - began) / numbers.length / Number(steps)).toFixed(0)} ms a step`);
await sharp({
  create: {
    width: columns * (side + gap),
    height: Math.ceil(numbers.length / columns) * (side + gap),
    channels: 3,
    background: 'white',
  },
})
  .composite(pictures)
  .png()
  .toFile(out);
