/** The recorded first state of `universality`: how the curve detectors of each network answer the question that the figure starts with. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawAll, runProbe } from '#lib/circuits/probe.ts';
import { defaults } from '#lib/params/index.ts';
import { readNotes } from '#tools/recording/notes.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { answersOf } from './answers.ts';
import type { Notes } from './census.ts';
import { params } from './params.ts';
import { planOf } from './plan.ts';
import { questionOf } from './questions.ts';
import type { RecordedAnswers } from './recorded.ts';

const round = (values: readonly number[], digits: number): number[] =>
  values.map((value) => Number(value.toFixed(digits)));

export default async function record({ folder, networks, again }: Recording): Promise<void> {
  const notes: Notes = { resnet50: await readNotes('resnet50'), inceptionv1: await readNotes('inceptionv1') };
  for (const network of ['resnet50', 'inceptionv1'] as const) {
    const file = join(folder, `${network}.json`);
    if (!again && existsSync(file)) {
      console.log(`universality ${network}: kept`);
      continue;
    }
    const values = { ...defaults(params), network };
    const { probes, size, reach } = planOf(values, [network], notes);
    const probe = probes[0]!;
    const opened = await networks.open(network, probe.layer);
    const { responses } = await runProbe(opened, probe, drawAll(probe.stimuli, size), size, reach);
    const question = questionOf(values.family, values);
    const { layer, rows, mean, others, control, directions } = answersOf(
      notes,
      network,
      probe.layer,
      values.family,
      question,
      responses,
      probe.units.length,
    );
    const recorded: RecordedAnswers = {
      layer,
      units: rows.map(({ unit }) => unit),
      values: rows.map((row) => round(row.values, 2)),
      peaks: round(
        rows.map(({ peak }) => peak),
        1,
      ),
      ...(mean && { mean: round(mean, 3) }),
      ...(others && { others: round(others, 3) }),
      control: Number(control.toFixed(3)),
      directions,
    };
    await mkdir(folder, { recursive: true });
    await writeFile(file, `${JSON.stringify(recorded)}\n`);
    console.log(`universality ${network}: ${rows.length} units of ${layer}`);
  }
}
