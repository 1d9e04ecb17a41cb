/** Bytes on the wire, counted alike on every machine: text as gzip -9 makes it, the rest as it is. */
import { gzipSync } from 'node:zlib';
import type { Response } from 'playwright-core';

export interface Weight {
  all: number;
  script: number;
  /** What weighs how much, heaviest first; said by a test that fails. */
  list: string[];
}

const compressible = /^(text\/|application\/(json|xml|manifest\+json|wasm)|image\/svg)/;

export function onTheWire(body: Buffer, type: string): number {
  return compressible.test(type) ? gzipSync(body, { level: 9 }).length : body.length;
}

/** Weighs each address once; redirects and what the cache answers are not sent. */
export async function weigh(responses: Response[]): Promise<Weight> {
  const seen = new Map<string, { bytes: number; script: boolean }>();
  for (const response of responses) {
    const url = response.url();
    if (seen.has(url) || !url.startsWith('http') || response.status() >= 300) continue;
    const type = (await response.headerValue('content-type')) ?? '';
    seen.set(url, {
      bytes: onTheWire(await response.body(), type),
      script: type.startsWith('text/javascript'),
    });
  }
  const rows = [...seen].sort(([, a], [, b]) => b.bytes - a.bytes);
  const total = (of: typeof rows) => of.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  return {
    all: total(rows),
    script: total(rows.filter(([, { script }]) => script)),
    list: rows.map(([url, { bytes }]) => `${(bytes / 1000).toFixed(1)} kB ${new URL(url).pathname}`),
  };
}
