/** Where the weight files of InceptionV1 come from: a folder, the build cache, or their public origin. */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { download, missing } from './download.ts';

const publicOrigin =
  'https://raw.githubusercontent.com/chaosmail/caffejs/d161d610145d6ce1ee4b9e44b10de780e8ecec2d/models/bvlc_googlenet/weights/';
const cacheFolder = fileURLToPath(new URL('../../../.cache/inceptionv1', import.meta.url));

export async function inceptionHashes(): Promise<Record<string, string>> {
  const file = new URL('./inceptionv1.sha256.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
}

/**
 * The folder that holds every file, checked, or the reason why there is none. Environment: INCEPTIONV1_WEIGHTS names a
 * folder, INCEPTIONV1_ORIGIN another origin, INCEPTIONV1_OFFLINE=1 forbids the download.
 */
export async function inceptionFolder(
  log: (line: string) => void,
  env: Readonly<Record<string, string | undefined>> = process.env,
  cache = cacheFolder,
): Promise<{ folder: string } | { reason: string }> {
  const hashes = await inceptionHashes();
  const given = env.INCEPTIONV1_WEIGHTS;
  if (given) {
    const bad = await missing(given, hashes);
    if (bad.length === 0) return { folder: given };
    log(
      `INCEPTIONV1_WEIGHTS: ${bad.length} of ${Object.keys(hashes).length} files are missing or altered (${bad[0]}).`,
    );
  }
  if ((await missing(cache, hashes)).length === 0) return { folder: cache };
  if (env.INCEPTIONV1_OFFLINE === '1') return { reason: 'the download is switched off' };
  const origin = env.INCEPTIONV1_ORIGIN || publicOrigin;
  log(`InceptionV1: fetching 28 MB from ${new URL(origin).host} into ${relative(process.cwd(), cache)}`);
  try {
    await download({ origin, folder: cache, hashes, log: (line) => log(`InceptionV1: ${line}`) });
    return { folder: cache };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
