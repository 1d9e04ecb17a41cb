/** The recorded counts of `scale-of-it`: every network that is built, at the default size. What was recorded of another stays. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countLayers } from '#lib/networks/count.ts';
import type { Manifest } from '#lib/networks/manifest.ts';
import { root } from '#tools/steps.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { both, params } from './params.ts';
import type { ViewModel } from './view-model.ts';

export default async function record({ folder }: Recording): Promise<void> {
  const file = join(folder, 'counts.json');
  const old = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as ViewModel).networks : [];
  const size = params.size.default;
  const networks = [];
  for (const network of both) {
    const path = join(root, 'public/networks', network, 'manifest.json');
    if (existsSync(path))
      networks.push({
        network,
        layers: countLayers(JSON.parse(await readFile(path, 'utf8')) as Manifest, size),
      });
    else networks.push(...old.filter((one) => one.network === network));
  }
  await mkdir(folder, { recursive: true });
  const text = JSON.stringify({ size, networks } satisfies ViewModel);
  await writeFile(file, `${text}\n`);
  console.log(`scale-of-it: ${networks.length} networks, ${text.length} bytes`);
}
