/**
 * The engine takes the very steps that PyTorch takes on the same samples (tests/golden/superposition_replay.py), in every
 * kind of model and of sampling.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ToyConfig } from '#lib/superposition/config.ts';
import { openToy } from '#lib/superposition/toy.ts';

interface Replay {
  name: string;
  config: ToyConfig;
  steps: number;
  W: number[];
  decoder: number[];
  b: number[];
  loss: number[];
}

const { replays } = JSON.parse(
  readFileSync(new URL('../../golden/superposition-replay.json', import.meta.url), 'utf8'),
) as { replays: Replay[] };

const farthest = (ours: ArrayLike<number>, theirs: readonly number[]): number =>
  ours.length === theirs.length
    ? Math.max(...theirs.map((value, i) => Math.abs(value - ours[i]!)))
    : Infinity;

it.each(replays)('$name', async ({ config, steps, ...theirs }) => {
  const run = openToy(config);
  while (run.steps < steps) run.step();
  const ours = await run.read();
  run.dispose();
  // Float32 against float64, over some dozens of steps.
  for (const part of ['W', 'decoder', 'b', 'loss'] as const)
    expect(farthest(ours[part], theirs[part]), part).toBeLessThan(1e-5);
});
