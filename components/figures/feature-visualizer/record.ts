/** The recorded pictures of `feature-visualizer`: the units that its page offers, a class, and how the first of them grows. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defaults } from '#lib/params/index.ts';
import { record as recordClimb, type Frame } from '#tools/recording/climb.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { recordRuns } from '#tools/recording/runs.ts';
import * as visualizer from './params.ts';
import { featureUnits, growth } from './recorded-units.ts';

async function recordGrowth({ folder: parent, networks, again }: Recording): Promise<void> {
  const folder = join(parent, 'growth');
  const file = (step: number): string => join(folder, `${String(step).padStart(4, '0')}.webp`);
  if (!again && growth.steps.every((step) => existsSync(file(step)))) {
    console.log('growth: kept');
    return;
  }
  await rm(folder, { recursive: true, force: true });
  const config = visualizer.toConfig({ ...defaults(visualizer.params), ...growth.unit, size: growth.size });
  const last = Math.max(...growth.steps);
  const frames = growth.steps.map((step): [number, Frame[]] => [
    step,
    [{ file: file(step), side: step < last ? growth.passing : growth.side }],
  ]);
  await recordClimb(config, new Map(frames), networks, 'growth', growth.quality);
}

const recordUnits = recordRuns(visualizer, [
  ...featureUnits.map((unit) => ({ ...unit })),
  { objective: 'class' },
]);

export default async function record(recording: Recording): Promise<void> {
  await recordUnits(recording);
  await recordGrowth(recording);
}
