/** Verified shards kept by the browser from one visit to the next. Best effort: where it fails, nothing is lost but time. */

/** The part of the Cache interface that is used. */
export interface CacheLike {
  match(key: string): Promise<Response | undefined>;
  put(key: string, response: Response): Promise<void>;
  delete(key: string | Request): Promise<boolean>;
  keys(): Promise<readonly Request[]>;
}

export interface ShardCache {
  read(key: string): Promise<Uint8Array | undefined>;
  write(key: string, bytes: Uint8Array): Promise<void>;
  drop(key: string): Promise<void>;
  /** Drops what starts with `prefix` and is not among `keys`: shards of an older build. */
  prune(prefix: string, keys: readonly string[]): Promise<void>;
}

/** The browser's cache of this site, where there is one. */
export function openCache(): Promise<CacheLike> | undefined {
  return 'caches' in globalThis ? globalThis.caches.open('networks') : undefined;
}

/** `cache` may be missing or fail to open. */
export function shardCache(cache: CacheLike | Promise<CacheLike> | undefined): ShardCache {
  const opened = Promise.resolve(cache).catch(() => undefined);
  const attempt = async <R>(work: (cache: CacheLike) => Promise<R>): Promise<R | undefined> => {
    try {
      const ready = await opened;
      return ready && (await work(ready));
    } catch {
      return undefined;
    }
  };
  return {
    read: (key) =>
      attempt(async (ready) => {
        const response = await ready.match(key);
        return response && new Uint8Array(await response.arrayBuffer());
      }),
    write: async (key, bytes) => {
      await attempt((ready) => ready.put(key, new Response(bytes as Uint8Array<ArrayBuffer>)));
    },
    drop: async (key) => {
      await attempt((ready) => ready.delete(key));
    },
    prune: async (prefix, keys) => {
      await attempt(async (ready) => {
        for (const request of await ready.keys())
          if (request.url.includes(prefix) && !keys.some((key) => request.url.endsWith(key)))
            await ready.delete(request);
      });
    },
  };
}
