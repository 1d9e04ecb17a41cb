/** Fetches a list of files whose SHA-256 is known into a folder: retries, time limits, nothing half-written. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface DownloadOptions {
  /** URL of the folder that the paths are relative to. */
  origin: string;
  /** Where the files go, under the same relative paths. */
  folder: string;
  /** Relative path -> SHA-256 in hexadecimal. */
  hashes: Readonly<Record<string, string>>;
  /** Tries per file. */
  attempts?: number;
  /** Milliseconds for the first answer of the server; past it, it counts as out of reach. */
  reachTimeout?: number;
  /** Milliseconds for one try of one file, and for everything. */
  fileTimeout?: number;
  totalTimeout?: number;
  /** Milliseconds before the first retry; doubled for each one after. */
  pause?: number;
  parallel?: number;
  log?: (line: string) => void;
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Paths of `hashes` that `folder` does not hold, or holds with other contents. */
export async function missing(folder: string, hashes: Readonly<Record<string, string>>): Promise<string[]> {
  const bad: string[] = [];
  for (const [path, hash] of Object.entries(hashes)) {
    const file = join(folder, path);
    if (!existsSync(file) || hashOf(await readFile(file)) !== hash) bad.push(path);
  }
  return bad;
}

/** An answer that trying again will not change. */
class Final extends Error {}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'it took too long';
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message;
}

async function fetchFile(url: string, hash: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal });
  if (response.status >= 400 && response.status < 500 && ![408, 425, 429].includes(response.status))
    throw new Final(`the server answered ${response.status}`);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (hashOf(bytes) !== hash)
    throw new Error(`its contents are not the ones expected (${bytes.byteLength} bytes)`);
  return bytes;
}

/**
 * Fetches what `folder` lacks. Files that arrived stay, so a later call goes on from there. Throws an Error with one
 * plain sentence when a file cannot be had.
 */
export async function download(options: DownloadOptions): Promise<void> {
  const { origin, folder, hashes, attempts = 4, fileTimeout = 180_000, totalTimeout = 900_000 } = options;
  const { reachTimeout = 5_000, pause = 500, parallel = 4, log = () => undefined } = options;
  const wanted = await missing(folder, hashes);
  if (wanted.length === 0) return;
  const stop = new AbortController();
  const all = AbortSignal.any([stop.signal, AbortSignal.timeout(totalTimeout)]);
  const base = origin.endsWith('/') ? origin : `${origin}/`;

  // One request that only asks whether anybody is there, so that a machine without a network goes on at once.
  await fetch(new URL(wanted[0] as string, base), {
    method: 'HEAD',
    signal: AbortSignal.any([all, AbortSignal.timeout(reachTimeout)]),
  }).catch((error: unknown) => {
    throw new Error(`${new URL(base).host} is out of reach (${reasonOf(error)})`, { cause: error });
  });

  let done = 0;
  const fetchOne = async (path: string): Promise<void> => {
    const url = new URL(path, base).href;
    for (let attempt = 1; ; attempt++) {
      try {
        const signal = AbortSignal.any([all, AbortSignal.timeout(fileTimeout)]);
        const bytes = await fetchFile(url, hashes[path] as string, signal);
        const file = join(folder, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(`${file}.part`, bytes);
        await rename(`${file}.part`, file);
        done++;
        if (done % 20 === 0 || done === wanted.length) log(`fetched ${done} of ${wanted.length} files`);
        return;
      } catch (error) {
        await rm(`${join(folder, path)}.part`, { force: true });
        if (all.aborted || error instanceof Final || attempt >= attempts)
          throw new Error(`${path} could not be fetched: ${reasonOf(error)}`, { cause: error });
        await wait(pause * 2 ** (attempt - 1), undefined, { signal: all }).catch(() => undefined);
      }
    }
  };
  const queue = [...wanted];
  const worker = async (): Promise<void> => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) await fetchOne(path);
  };
  try {
    await Promise.all(Array.from({ length: parallel }, worker));
  } finally {
    stop.abort();
  }
}
