/** The table of layers that the page carries says the same as the manifests of the networks that are built. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layers, networkTitles } from '#lib/networks/layers.ts';
import type { Manifest, NetworkId } from '#lib/networks/manifest.ts';

describe.each(Object.keys(layers) as NetworkId[])('%s', (id) => {
  const file = `public/networks/${id}/manifest.json`;

  it.skipIf(!existsSync(file))('has the layers and channels of its manifest, in order', () => {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    expect(layers[id]).toEqual(manifest.layers.map(({ name, channels }) => ({ name, channels })));
    expect(manifest.title.startsWith(networkTitles[id])).toBe(true);
  });
});
