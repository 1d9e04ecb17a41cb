/**
 * Records what the figures show before the reader computes anything, with the code that the reader runs, on wasm:
 * `npm run posters [-- <figure> ...] [-- --again]`.
 * Each figure brings its program (`components/figures/<name>/record.ts`). Entries that are there already are kept, so that it can be stopped
 * and taken up again; `--again` makes them anew.
 */
import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { startBackend } from '#lib/compute/backends.ts';
import { diskNetworks } from './recording/network.ts';
import type { Recorder } from './recording/recording.ts';
import { root } from './steps.ts';

const again = process.argv.includes('--again');
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const networks = diskNetworks();
const programs = new Map(
  globSync('components/figures/*/record.ts', { cwd: root })
    .sort()
    .map((file) => [basename(dirname(file)), join(root, file)]),
);

for (const name of chosen)
  if (!programs.has(name)) throw new Error(`There is nothing to record called “${name}”.`);
await startBackend('wasm', {});
for (const [name, program] of programs) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const { default: record } = (await import(program)) as { default: Recorder };
  await record({ folder: join(dirname(program), 'recorded/'), networks, again });
}
