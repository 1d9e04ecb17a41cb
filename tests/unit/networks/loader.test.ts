/** The loader against a server that breaks off, ignores Range, lies and loses files. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createLoader, LoadError } from '#lib/networks/loader.ts';
import type { LoaderOptions } from '#lib/networks/loader.ts';
import type { CacheLike } from '#lib/networks/loader-cache.ts';
import type { Manifest, ShardInfo } from '#lib/networks/manifest.ts';
import { pack } from '#tools/networks/pack.ts';
import { flakyServer } from './flaky-server.ts';
import type { FlakyServer, Mood } from './flaky-server.ts';

const names = ['conv1', 'conv2_1', 'conv2_2', 'conv2_3', 'logits'];
const weights = names.map((_, i) => Float32Array.from({ length: 3000 }, (_, k) => Math.sin(k * (i + 1))));
const files: Record<string, Uint8Array> = {};
const shards: ShardInfo[] = names.map((name, i) => {
  const bytes = pack(weights[i]!, [1, 1, 30, 100], 'f32');
  files[`resnet50/${name}.bin`] = bytes;
  return {
    file: `${name}.bin`,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    tensors: [{ name, shape: [1, 1, 30, 100], offset: 0, bytes: bytes.length, encoding: 'f32' }],
  };
});
const manifest = {
  schema: 1,
  id: 'resnet50',
  title: 'Five layers',
  nodes: [],
  layers: names.map((name, shard) => ({ name, shard })),
  labels: [],
  shards,
} as unknown as Manifest;
files['resnet50/manifest.json'] = new TextEncoder().encode(JSON.stringify(manifest));
const each = shards[0]!.bytes;

/** A Cache in memory. */
function memoryCache(): CacheLike & { store: Map<string, Response> } {
  const store = new Map<string, Response>();
  return {
    store,
    match: (key) => Promise.resolve(store.get(key)?.clone()),
    put: (key, response) => Promise.resolve(void store.set(key, response)),
    delete: (key) => Promise.resolve(store.delete(typeof key === 'string' ? key : key.url)),
    keys: () => Promise.resolve([...store.keys()].map((url) => new Request(url))),
  };
}

let server: FlakyServer;
afterEach(() => server.close());

async function open(
  moodOf?: (path: string, n: number) => Mood,
  options: Partial<LoaderOptions> = {},
  ranges = true,
) {
  server = await flakyServer(files, moodOf, ranges);
  return createLoader({
    baseUrl: server.url,
    cache: null,
    transfer: { pause: 5, stall: 200, tries: 3 },
    ...options,
  });
}
const asked = (name: string) => server.requests.filter(({ path }) => path === `resnet50/${name}.bin`);
const badly = (mood: Mood, times: number) => (path: string, n: number) =>
  path === 'resnet50/conv2_1.bin' && n < times ? mood : 'good';

describe('loader', () => {
  it('loads the shards up to the one asked for and no further', async () => {
    const loader = await open();
    const tensors = await loader.shards('resnet50', 2);
    expect([...tensors.keys()]).toEqual(names.slice(0, 3));
    expect(tensors.get('conv2_1')).toEqual({ shape: [1, 1, 30, 100], values: weights[1] });
    expect(asked('conv2_3')).toHaveLength(0);
  });

  it('loads only the rest when asked for more, and counts all of it', async () => {
    const loader = await open();
    await loader.shards('resnet50', 1);
    const seen: [number, number][] = [];
    await loader.shards('resnet50', 3, (loaded, total) => seen.push([loaded, total]));
    for (const name of names.slice(0, 4)) expect(asked(name)).toHaveLength(1);
    expect(seen.at(-1)).toEqual([4 * each, 4 * each]);
    const loaded = seen.map(([bytes]) => bytes);
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
  });

  it('lets callers at the same time share one transfer', async () => {
    const loader = await open();
    const [a, b] = await Promise.all([loader.shards('resnet50', 4), loader.shards('resnet50', 2)]);
    expect(server.requests).toHaveLength(6);
    expect(a.get('conv1')).toBe(b.get('conv1'));
  });

  it('resumes with Range where the connection broke off', async () => {
    const loader = await open(badly('cut', 1));
    const tensors = await loader.shards('resnet50', 1);
    expect(tensors.get('conv2_1')?.values).toEqual(weights[1]);
    expect(asked('conv2_1').map(({ range }) => range)).toEqual([
      undefined,
      expect.stringMatching(/^bytes=\d+-$/),
    ]);
  });

  it.each<Mood>(['cut', 'short', 'stall'])('copes with %s from a server that ignores Range', async (mood) => {
    const loader = await open(badly(mood, 1), {}, false);
    expect((await loader.shards('resnet50', 1)).get('conv2_1')?.values).toEqual(weights[1]);
  });

  it.each<Mood>(['stall', 'wrong', 'long', 503])('gets over one %s', async (mood) => {
    const loader = await open(badly(mood, 1));
    expect((await loader.shards('resnet50', 1)).get('conv2_1')?.values).toEqual(weights[1]);
  });

  it('refuses a tampered shard in a clear sentence', async () => {
    const loader = await open(badly('wrong', 99));
    await expect(loader.shards('resnet50', 4)).rejects.toThrow(
      'The weights of conv2_1 arrived damaged twice: they are not the ones this site was built with, so they are not used.',
    );
    expect(asked('conv2_1')).toHaveLength(2);
  });

  it('says which weights are missing, and tries again when asked again', async () => {
    const loader = await open(badly(404, 1));
    const failed = await loader.shards('resnet50', 1).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(LoadError);
    expect(failed).toMatchObject({
      failure: 'missing',
      message: 'The weights of conv2_1 did not arrive: the server answered 404.',
    });
    expect((await loader.shards('resnet50', 1)).size).toBe(2);
  });

  it.each<[Mood, RegExp]>([
    ['stall', /nothing came for a while/],
    ['cut', /the connection broke off/],
    ['short', /the connection broke off|the server answered 416/],
  ])('gives up on endless %s', async (mood, why) => {
    const loader = await open(badly(mood, 99), {}, false);
    const failed = await loader.shards('resnet50', 1).catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: 'LoadError', failure: 'network' });
    expect((failed as Error).message).toMatch(
      /^The weights of conv2_1 did not arrive: .* of 0\.\d+ MB came; tried 3 times\)\.$/,
    );
    expect((failed as Error).message).toMatch(why);
  });

  it('says plainly that a network is not there, or not understood', async () => {
    const loader = await open((path, n) => (path.endsWith('manifest.json') && n === 0 ? 'long' : 'good'));
    await expect(loader.manifest('inceptionv1')).rejects.toThrow(
      'This site does not hold the network inceptionv1 (the server answered 404).',
    );
    await expect(loader.manifest('resnet50')).rejects.toThrow(/is not one that this page understands/);
    expect((await loader.manifest('resnet50')).title).toBe('Five layers');
    await server.close();
    const offline = createLoader({ baseUrl: server.url, cache: null });
    await expect(offline.manifest('resnet50')).rejects.toThrow(
      /did not arrive: the server could not be reached/,
    );
  });

  it('stops when the caller aborts, but not for another caller', async () => {
    const loader = await open(badly('stall', 1));
    const stop = new AbortController();
    const left = loader.shards('resnet50', 4, undefined, stop.signal);
    const stays = loader.shards('resnet50', 1);
    setTimeout(() => {
      stop.abort();
    }, 50);
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    expect((await stays).size).toBe(2);
    await expect(loader.shards('resnet50', 0, undefined, AbortSignal.abort())).rejects.toThrow();
  });

  it('checks without crypto.subtle', async () => {
    const { sha256 } = await import('#lib/networks/sha256.ts');
    const loader = await open(undefined, { sha256: (bytes) => Promise.resolve(sha256(bytes)) });
    expect((await loader.shards('resnet50', 0)).get('conv1')?.values).toEqual(weights[0]);
  });
});

describe('the cache of shards', () => {
  it('serves the next visit without the network', async () => {
    const cache = memoryCache();
    await (await open(undefined, { cache })).shards('resnet50', 4);
    server.requests.length = 0;
    const again = createLoader({ baseUrl: server.url, cache });
    let last: number[] = [];
    const tensors = await again.shards('resnet50', 4, (...bytes) => (last = bytes));
    expect(tensors.get('logits')?.values).toEqual(weights[4]);
    expect(server.requests.map(({ path }) => path)).toEqual(['resnet50/manifest.json']);
    expect(last).toEqual([5 * each, 5 * each]);
  });

  it('is not believed when it is damaged, and forgets older builds', async () => {
    const cache = memoryCache();
    const loader = await open(undefined, { cache });
    const key = `${server.url}resnet50/conv1.bin?sha256=${shards[0]!.sha256}`;
    const old = `${server.url}resnet50/conv1.bin?sha256=0`;
    cache.store.set(key, new Response(new Uint8Array(each)));
    cache.store.set(old, new Response('old'));
    expect((await loader.shards('resnet50', 0)).get('conv1')?.values).toEqual(weights[0]);
    expect(new Uint8Array(await cache.store.get(key)!.clone().arrayBuffer())).toEqual(
      new Uint8Array(files['resnet50/conv1.bin']!),
    );
    expect(cache.store.has(old)).toBe(false);
  });

  it('may fail', async () => {
    const broken = Promise.reject(new Error('denied'));
    const loader = await open(undefined, { cache: broken });
    expect((await loader.shards('resnet50', 0)).size).toBe(1);
    const full: CacheLike = {
      ...memoryCache(),
      put: () => Promise.reject(new Error('no room')),
      match: () => Promise.reject(new Error('no')),
    };
    expect((await createLoader({ baseUrl: server.url, cache: full }).shards('resnet50', 0)).size).toBe(1);
  });
});
