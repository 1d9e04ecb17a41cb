/**
 * Puts handmade twins in the place of all curve detectors of a layer and classifies CIFAR-10's test pictures: how often the classes stay what they
 * were, without the units and with the twins, for each recipe of `handmade-circuit`.
 *
 *     node --import ./src/tools/register.mjs src/tools/twins.ts [inceptionv1|resnet50] [pictures]
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { agreement } from '#components/figures/handmade-circuit/measures.ts';
import { params, presets, stages } from '#components/figures/handmade-circuit/params.ts';
import { configOf } from '#components/figures/handmade-circuit/twin.ts';
import { logitsOf } from '#lib/circuits/handmade-unit.ts';
import { fitAll, removal } from '#lib/circuits/handmade-unit-fit.ts';
import { startBackend } from '#lib/compute/backends.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults } from '#lib/params/index.ts';
import { readTestSet } from './networks/cifar.ts';
import { diskNetworks } from './recording/network.ts';
import { root } from './steps.ts';

const network: NetworkId = process.argv[2] === 'resnet50' ? 'resnet50' : 'inceptionv1';
const count = Number(process.argv[3] ?? 200);

await startBackend('wasm', {});
const opened = await diskNetworks().open(network, 'logits');
const file = join(root, 'content/units', `${network}.json`);
const notes = JSON.parse(await readFile(file, 'utf8')) as FieldNote[];
const set = await readTestSet();
const pictures = Array.from({ length: count }, (_, index) => set.picture(index));
const configs = presets.map(({ set: chosen }) =>
  configOf(notes, { ...defaults(params), network, unit: stages[network].unit, ...chosen }, pictures),
);
const [first] = configs;
const removed = first!.twins.map((twin) => removal(first!, twin));
const states = [[], removed];
for (const config of configs) states.push(await fitAll(opened, config));
const [trained, ...changed] = await logitsOf(opened, pictures, first!.size, states);

console.log(`${network}: ${removed.length} curve detectors of ${first!.to}, ${count} pictures`);
['removed', ...presets.map(({ label }) => label)].forEach((label, k) => {
  const { first: top, five } = agreement(trained!, changed[k]!, count);
  console.log(`${label}: first class stays for ${top.toFixed(3)}, ${five.toFixed(3)} of the first five stay`);
});
