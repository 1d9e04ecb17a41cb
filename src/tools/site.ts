/** What has to be built before the site can be served: fonts and networks, then the pages. Nothing is built twice. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, say } from './steps.ts';

const sources = ['src', 'components', 'content', 'public', 'astro.config.mjs', 'package-lock.json'];

/** Written anew at every run of the tool; the networks beside it tell what has changed. */
const index = join('public', 'networks', 'index.json');

/** Ten thousand files that are written once; their folder tells. */
const pictures = join('public', 'cifar10', 'test');

/** The newest change, in ms, of anything under `path`; 0 where it does not exist. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || path.endsWith(index)) return 0;
  if (!stat.isDirectory() || path.endsWith(pictures)) return stat.mtimeMs;
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), stat.mtimeMs);
}

/** True where `outDir` holds no finished build for `base`, or one older than the sources. */
export function isStale(outDir = 'dist', base = process.env.SITE_BASE ?? '/'): boolean {
  const home = join(root, outDir, 'index.html');
  const built = statSync(home, { throwIfNoEntry: false });
  if (!built || !readFileSync(home, 'utf8').includes(`"${base}assets/`)) return true;
  return sources.some((path) => newest(join(root, path)) > built.mtimeMs);
}

/**
 * Builds the fonts, networks and pictures that are missing; the tools themselves know which. Fonts come first: pages can do
 * without a network. Resolves to false when it fails.
 */
export async function buildNetworks(): Promise<boolean> {
  say('Fonts, networks and pictures: building those that are missing');
  const cifar = ['sample', 'pictures', 'sheet', 'heaps'].map((part) => `src/tools/cifar-${part}.ts`);
  for (const tool of ['src/tools/fonts.ts', 'src/tools/networks/build.ts', ...cifar])
    if ((await run({ tool })).code !== 0) return false;
  return true;
}

/** What vitest sets in the environment of its tests; Astro would take it for the site's. */
const testing = { BASE_URL: undefined, MODE: undefined, DEV: undefined, PROD: undefined, SSR: undefined };

/** Builds the pages into `outDir`, to be served under `base`. Resolves to false when it fails. */
export async function buildSite(outDir = 'dist', base = process.env.SITE_BASE ?? '/'): Promise<boolean> {
  say(`Site: building ${outDir}`);
  const { code } = await run(
    { bin: 'astro', args: ['build', '--outDir', outDir] },
    { env: { ...testing, NODE_ENV: 'production', SITE_BASE: base, ASTRO_TELEMETRY_DISABLED: '1' } },
  );
  return code === 0;
}
