/** The recorded first state of `curve-lab`: the tuning curves of each network's curve detectors, and the picture of the curve. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawAll, runProbe } from '#lib/circuits/probe.ts';
import { defaults } from '#lib/params/index.ts';
import { readNotes, rounded, writePicture } from '#tools/recording/notes.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { check, configOf, params, shapeOf, size } from './params.ts';
import { toViewModel } from './view-model.ts';

export default async function record({ folder, networks, again }: Recording): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const network of ['resnet50', 'inceptionv1'] as const) {
    const file = join(folder, `${network}.json`);
    if (!again && existsSync(file)) {
      console.log(`${file}: kept`);
      continue;
    }
    const { values } = check({ ...defaults(params), network }, new Set(['network']));
    const notes = await readNotes(network);
    const config = configOf(notes, values);
    const probe = config.probes[0]!;
    const open = await networks.open(network, probe.layer);
    const result = await runProbe(open, probe, drawAll(probe.stimuli, size), size, config.reach);
    const shown = toViewModel({ step: 1, asked: config, results: [result] }, notes)!;
    const responses = shown.responses.map((row) => row.map(rounded));
    await writeFile(file, `${JSON.stringify({ ...shown, responses })}\n`);
    console.log(`${file}: ${shown.members.length} units`);
  }
  await writePicture(join(folder, 'curve.webp'), shapeOf(defaults(params)), size);
}
