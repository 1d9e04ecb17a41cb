/**
 * Loads a network as far as it is needed: the manifest, then shard after shard in the order of depth, each checked against
 * its SHA-256. What has been loaded stays, callers that want the same shard share one transfer, and the browser keeps the
 * shards for the next visit.
 */
import { decodeTensor } from './decode.ts';
import { openCache, shardCache, type CacheLike } from './loader-cache.ts';
import { LoadError } from './loader-error.ts';
import { fetchManifest } from './loader-manifest.ts';
import { transfer, type FetchLike, type TransferOptions } from './loader-transfer.ts';
import type { Manifest, NetworkId, ShardInfo } from './manifest.ts';
import { digest } from './sha256.ts';

export { LoadError } from './loader-error.ts';

/** A tensor in float32, row-major. Shared by everyone who asked: not to be written to. */
export interface LoadedTensor {
  shape: number[];
  values: Float32Array;
}

export interface LoaderOptions {
  /** URL of the folder that holds `<network>/manifest.json`. */
  baseUrl: string;
  fetch?: FetchLike;
  /** The browser's own where left out; `null` for none. */
  cache?: CacheLike | Promise<CacheLike> | null;
  sha256?: (bytes: Uint8Array) => Promise<string>;
  /** Shards on their way at once. */
  parallel?: number;
  transfer?: Pick<TransferOptions, 'tries' | 'pause' | 'stall'>;
}

export interface Loader {
  /** Throws LoadError. */
  manifest(id: NetworkId): Promise<Manifest>;
  /**
   * The tensors of shards 0 .. `upTo`, by name. `onProgress` counts the bytes of exactly these shards. Throws LoadError, or
   * the signal's reason once it is aborted.
   */
  shards(
    id: NetworkId,
    upTo: number,
    onProgress?: (loaded: number, total: number) => void,
    signal?: AbortSignal,
  ): Promise<Map<string, LoadedTensor>>;
}

/** A shard on its way, or here. It stops when the last caller who wants it has left. */
interface Arrival {
  tensors: Promise<[string, LoadedTensor][]>;
  received: number;
  done: boolean;
  listeners: Set<() => void>;
  stop: AbortController;
}

export function createLoader(options: LoaderOptions): Loader {
  const { fetch = (url, init) => globalThis.fetch(url, init), sha256 = digest, parallel = 3 } = options;
  const base = options.baseUrl.endsWith('/') ? options.baseUrl : `${options.baseUrl}/`;
  const cache = shardCache(options.cache === undefined ? openCache() : (options.cache ?? undefined));
  const manifests = new Map<NetworkId, Promise<Manifest>>();
  const arrivals = new Map<string, Arrival>();

  const keyOf = (id: NetworkId, shard: ShardInfo): string => `${id}/${shard.file}?sha256=${shard.sha256}`;

  function manifestOf(id: NetworkId): Promise<Manifest> {
    let manifest = manifests.get(id);
    if (!manifest) {
      manifest = fetchManifest(base, id, fetch);
      manifests.set(id, manifest);
      // Shards of an older build are of no more use.
      void manifest.then(
        ({ shards }) =>
          cache.prune(
            `${base}${id}/`,
            shards.map((shard) => keyOf(id, shard)),
          ),
        () => undefined,
      );
      manifest.catch(() => manifests.delete(id));
    }
    return manifest;
  }

  /** The shard's bytes, checked: from the cache, else over the network, once more past the HTTP cache if damaged. */
  async function bytesOf(id: NetworkId, shard: ShardInfo, layer: string, arrival: Arrival) {
    const key = `${base}${keyOf(id, shard)}`;
    const what = `The weights of ${layer}`;
    const hear = (received: number) => {
      arrival.received = received;
      for (const listener of arrival.listeners) listener();
    };
    const kept = await cache.read(key);
    if (kept) {
      if (kept.length === shard.bytes && (await sha256(kept)) === shard.sha256) {
        hear(shard.bytes);
        return kept;
      }
      await cache.drop(key);
    }
    for (const reload of [false, true]) {
      try {
        const bytes = await transfer(`${base}${id}/${shard.file}`, shard.bytes, what, {
          ...options.transfer,
          fetch,
          signal: arrival.stop.signal,
          onBytes: hear,
          reload,
        });
        if ((await sha256(bytes)) === shard.sha256) {
          void cache.write(key, bytes);
          return bytes;
        }
      } catch (error) {
        if (!(error instanceof LoadError && error.failure === 'damaged')) throw error;
      }
      hear(0);
    }
    throw new LoadError(
      'damaged',
      `${what} arrived damaged twice: they are not the ones this site was built with, so they are not used.`,
    );
  }

  function arrive(id: NetworkId, manifest: Manifest, index: number): Arrival {
    const shard = manifest.shards[index]!;
    const key = keyOf(id, shard);
    const present = arrivals.get(key);
    if (present) return present;
    const layer = manifest.layers.find((l) => l.shard === index)?.name ?? shard.file;
    const arrival: Arrival = {
      tensors: Promise.resolve([]),
      received: 0,
      done: false,
      listeners: new Set(),
      stop: new AbortController(),
    };
    arrivals.set(key, arrival);
    arrival.tensors = bytesOf(id, shard, layer, arrival).then((bytes) => {
      arrival.done = true;
      return shard.tensors.map((tensor) => [
        tensor.name,
        { shape: tensor.shape, values: decodeTensor(bytes, tensor) },
      ]);
    });
    // A failed one is forgotten, so that the next caller tries again.
    arrival.tensors.catch(() => {
      if (arrivals.get(key) === arrival) arrivals.delete(key);
    });
    return arrival;
  }

  async function shards(
    id: NetworkId,
    upTo: number,
    onProgress?: (loaded: number, total: number) => void,
    signal?: AbortSignal,
  ): Promise<Map<string, LoadedTensor>> {
    signal?.throwIfAborted();
    const manifest = await manifestOf(id);
    signal?.throwIfAborted();
    if (!(Number.isInteger(upTo) && upTo >= 0 && upTo < manifest.shards.length))
      throw new RangeError(`${manifest.title} has no shard ${upTo}.`);
    const wanted = manifest.shards.slice(0, upTo + 1);
    const total = wanted.reduce((sum, shard) => sum + shard.bytes, 0);
    const joined: Arrival[] = [];
    const report = () => {
      onProgress?.(
        joined.reduce((sum, arrival) => sum + arrival.received, 0),
        total,
      );
    };
    const parts: [string, LoadedTensor][][] = [];
    let next = 0;
    let left = false;
    const work = async (): Promise<void> => {
      while (next < wanted.length && !left) {
        const index = next++;
        const arrival = arrive(id, manifest, index);
        joined.push(arrival);
        arrival.listeners.add(report);
        if (arrival.done) report();
        parts[index] = await arrival.tensors;
      }
    };
    const leave = () => {
      left = true;
      for (const arrival of joined) {
        arrival.listeners.delete(report);
        if (arrival.done || arrival.listeners.size > 0) continue;
        for (const [key, other] of arrivals) if (other === arrival) arrivals.delete(key);
        arrival.stop.abort();
      }
    };
    let aborted: (() => void) | undefined;
    const abortion = new Promise<never>((_, reject) => {
      aborted = () => {
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', aborted);
    });
    try {
      await Promise.race([Promise.all(Array.from({ length: parallel }, work)), abortion]);
    } finally {
      if (aborted) signal?.removeEventListener('abort', aborted);
      leave();
    }
    return new Map(parts.flat());
  }

  return { manifest: manifestOf, shards };
}
