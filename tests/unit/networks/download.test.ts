/** The downloader of InceptionV1's files against a server that does everything wrong that servers do. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { download, missing } from '#tools/networks/download.ts';
import { inceptionFolder, inceptionHashes } from '#tools/networks/inceptionv1-files.ts';
import { flakyServer } from './flaky-server.ts';
import type { FlakyServer, Mood } from './flaky-server.ts';

const files = Object.fromEntries(
  ['a/one.bin', 'a/two.bin', 'b/three.bin'].map((path, i) => [
    path,
    Uint8Array.from({ length: 5000 + i }, (_, k) => (k * (i + 3)) % 251),
  ]),
);
const hashes = Object.fromEntries(
  Object.entries(files).map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]),
);

let folder = '';
let server: FlakyServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'));
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function run(
  moodOf: (path: string, n: number) => Mood,
  more: { attempts?: number; totalTimeout?: number } = {},
) {
  server = await flakyServer(files, moodOf);
  await download({ origin: server.url, folder, hashes, pause: 5, fileTimeout: 300, ...more });
}

/** `mood` for the first `times` requests of one file. */
const badly = (mood: Mood, times: number) => (path: string, n: number) =>
  path === 'a/two.bin' && n < times ? mood : 'good';

describe('download', () => {
  it('fetches every file under its path', async () => {
    await run(() => 'good');
    expect(await missing(folder, hashes)).toEqual([]);
    expect(await readFile(join(folder, 'b/three.bin'))).toEqual(Buffer.from(files['b/three.bin']!));
  });

  it.each<Mood>(['cut', 'short', 'wrong', 'long', 'stall', 503, 429])('survives one %s', async (mood) => {
    await run(badly(mood, 1));
    expect(await missing(folder, hashes)).toEqual([]);
    expect(server?.requests.filter(({ path }) => path === 'a/two.bin')).toHaveLength(2);
  });

  it.each<Mood>(['short', 'wrong', 'stall'])(
    'gives up on a file that is always %s, leaving nothing of it',
    async (mood) => {
      await expect(run(badly(mood, 99), { attempts: 2 })).rejects.toThrow(
        /^a\/two\.bin could not be fetched: /,
      );
      expect(existsSync(join(folder, 'a/two.bin'))).toBe(false);
      for (const name of await readdir(folder, { recursive: true })) expect(name).not.toMatch(/\.part$/);
    },
  );

  it('does not ask again for a file that the server does not have', async () => {
    await expect(run(badly(404, 99))).rejects.toThrow(
      'a/two.bin could not be fetched: the server answered 404',
    );
    expect(server?.requests.filter(({ path }) => path === 'a/two.bin')).toHaveLength(1);
  });

  it('keeps what has arrived, so that the next run fetches only the rest', async () => {
    await expect(run(badly('wrong', 99), { attempts: 1 })).rejects.toThrow();
    await server?.close();
    const before = await missing(folder, hashes);
    await run(() => 'good');
    expect(server?.requests.map(({ path }) => path).sort()).toEqual(before.sort());
  });

  it('replaces a file whose contents have changed', async () => {
    await run(() => 'good');
    await server?.close();
    await writeFile(join(folder, 'a/one.bin'), 'something else');
    await run(() => 'good');
    expect(server?.requests.map(({ path }) => path)).toEqual(['a/one.bin']);
  });

  it('keeps to its limit for everything', async () => {
    const start = performance.now();
    await expect(run(() => 'stall', { attempts: 99, totalTimeout: 500 })).rejects.toThrow();
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('gives up at once where nobody answers', async () => {
    const gone = await flakyServer(files);
    await gone.close();
    const start = performance.now();
    await expect(download({ origin: gone.url, folder, hashes })).rejects.toThrow(/is out of reach/);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('where the weights of InceptionV1 come from', () => {
  const quiet = () => undefined;

  it('lists 116 files with their SHA-256', async () => {
    const listed = Object.entries(await inceptionHashes());
    expect(listed).toHaveLength(116);
    for (const [path, hash] of listed) {
      expect(path).toMatch(/^(conv[12]|inception_[345][a-e]|loss3)\/\w+_(filter|bias)\.bin$/);
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('says in one line why there are none', async () => {
    expect(await inceptionFolder(quiet, { INCEPTIONV1_OFFLINE: '1' }, folder)).toEqual({
      reason: 'the download is switched off',
    });
    server = await flakyServer({});
    const found = await inceptionFolder(quiet, { INCEPTIONV1_ORIGIN: server.url }, folder);
    expect(found).toEqual({
      reason: expect.stringMatching(/could not be fetched: the server answered 404$/) as string,
    });
  });

  it('does not use a folder that lacks files', async () => {
    const lines: string[] = [];
    const env = { INCEPTIONV1_WEIGHTS: folder, INCEPTIONV1_OFFLINE: '1' };
    expect(await inceptionFolder((line) => lines.push(line), env, folder)).toHaveProperty('reason');
    expect(lines).toEqual([expect.stringMatching(/^INCEPTIONV1_WEIGHTS: 116 of 116 files are missing/)]);
  });
});
