/**
 * What tests/golden/measure_precision.py measured, kept in measured.json under a key made from the shards themselves, so
 * that a measurement of other shards is never stated.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Manifest, NetworkId, ShardInfo } from '../../lib/networks/manifest.ts';

export const measuredFile = new URL('./measured.json', import.meta.url);

type Measurements = Partial<Record<NetworkId, NonNullable<Manifest['measured']> & { key: string }>>;

/** SHA-256 of the shards' SHA-256s, in order, one a line. */
export function measurementKey(shards: readonly Pick<ShardInfo, 'sha256'>[]): string {
  return createHash('sha256')
    .update(shards.map((shard) => `${shard.sha256}\n`).join(''))
    .digest('hex');
}

export async function measurement(
  id: NetworkId,
  shards: readonly ShardInfo[],
): Promise<Manifest['measured'] | undefined> {
  if (!existsSync(measuredFile)) return undefined;
  const found = (JSON.parse(await readFile(measuredFile, 'utf8')) as Measurements)[id];
  if (!found || found.key !== measurementKey(shards)) return undefined;
  const { pictures, size, correlation, top1Agreement } = found;
  return { pictures, size, correlation, top1Agreement };
}
