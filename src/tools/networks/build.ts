/**
 * Builds `public/networks/`: for each network whose weights are to be had, a manifest and its shards, and an index of what
 * is there. Does nothing where inputs and tool are as they were.
 *
 *   node --import ./src/tools/register.mjs src/tools/networks/build.ts [--out <folder>] [--precision packed|f32]
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Manifest, NetworkId } from '../../lib/networks/manifest.ts';
import { inceptionFolder } from './inceptionv1-files.ts';
import { inceptionv1 } from './inceptionv1.ts';
import { resnet50, resnetFolder } from './resnet50.ts';
import { writeNetwork, type Precision } from './shards.ts';
import type { Source } from './source.ts';

/** `index.json`: which networks the site has, and of what inputs each was built. */
export interface NetworksIndex {
  networks: NetworkId[];
  built: Partial<Record<NetworkId, string>>;
}

export interface BuildOptions {
  out?: string;
  precision?: Precision;
  log?: (line: string) => void;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A hash of the tool (this folder, which also pins InceptionV1's files) and of the files in `folders`. */
async function inputKey(precision: Precision, ...folders: string[]): Promise<string> {
  const hash = createHash('sha256').update(precision);
  for (const folder of [here, ...folders])
    for (const file of await filesUnder(folder)) hash.update(await readFile(file));
  return hash.digest('hex');
}

async function isComplete(folder: string): Promise<boolean> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    if ((manifest.schema as number) !== 1) return false;
    for (const shard of manifest.shards)
      if ((await stat(join(folder, shard.file))).size !== shard.bytes) return false;
    return true;
  } catch {
    return false;
  }
}

async function readIndex(out: string): Promise<NetworksIndex> {
  const file = join(out, 'index.json');
  if (!existsSync(file)) return { networks: [], built: {} };
  return JSON.parse(await readFile(file, 'utf8')) as NetworksIndex;
}

/** Removes what a build left half-done that is no longer running: everything in `public/` is served. */
async function sweep(out: string): Promise<void> {
  for (const name of await readdir(out)) {
    const owner = Number(/\.(\d+)\.part$/.exec(name)?.[1]);
    if (!owner) continue;
    try {
      process.kill(owner, 0);
    } catch {
      await rm(join(out, name), { recursive: true, force: true });
    }
  }
}

/** Builds what is missing or out of date in `out`. Returns the networks that are there. */
export async function buildNetworks(options: BuildOptions = {}): Promise<NetworkId[]> {
  const { precision = 'packed', log = console.log } = options;
  const fallback = precision === 'f32' ? '.cache/networks-f32' : 'public/networks';
  const out = resolve(root, options.out ?? fallback);
  await mkdir(out, { recursive: true });
  await sweep(out);
  const before = await readIndex(out);
  const index: NetworksIndex = { networks: [], built: {} };

  const have = async (id: NetworkId, key: string): Promise<void> => {
    index.networks.push(id);
    index.built[id] = key;
    await writeFile(join(out, 'index.json'), `${JSON.stringify(index)}\n`);
  };
  const isCurrent = async (id: NetworkId, key: string): Promise<boolean> => {
    if (before.built[id] !== key || !(await isComplete(join(out, id)))) return false;
    log(`${id}: up to date`);
    return true;
  };
  const write = async (source: Source): Promise<void> => {
    const target = join(out, source.id);
    const part = `${target}.${process.pid}.part`;
    await rm(part, { recursive: true, force: true });
    const manifest = await writeNetwork(source, part, precision, log);
    await rm(target, { recursive: true, force: true });
    // Where another build of the same files was quicker, its result is kept.
    await rename(part, target).catch(() => rm(part, { recursive: true, force: true }));
    const bytes = manifest.shards.reduce((sum, shard) => sum + shard.bytes, 0);
    log(`${source.title}: ${manifest.shards.length} shards, ${(bytes / 1e6).toFixed(1)} MB in all`);
  };

  const resnetKey = await inputKey(precision, resnetFolder());
  if (!(await isCurrent('resnet50', resnetKey))) await write(await resnet50());
  await have('resnet50', resnetKey);

  const inceptionKey = await inputKey(precision);
  if (await isCurrent('inceptionv1', inceptionKey)) await have('inceptionv1', inceptionKey);
  else {
    const files = await inceptionFolder(log);
    if ('folder' in files) {
      await write(await inceptionv1(files.folder));
      await have('inceptionv1', inceptionKey);
    } else {
      // Shards that an earlier version of this tool wrote are as good to readers.
      const older = before.built.inceptionv1;
      if (older && (await isComplete(join(out, 'inceptionv1')))) {
        await have('inceptionv1', older);
        log(`InceptionV1 stays as it was built before: ${files.reason}.`);
      } else {
        await rm(join(out, 'inceptionv1'), { recursive: true, force: true });
        log(`InceptionV1 is left out: ${files.reason}. The site is complete without it.`);
      }
    }
  }
  return index.networks;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, precision: { type: 'string', default: 'packed' } },
  });
  if (values.precision !== 'packed' && values.precision !== 'f32') {
    console.error('--precision is packed or f32.');
    process.exitCode = 2;
  } else await buildNetworks({ out: values.out, precision: values.precision });
}
