/** The graph runner agrees with PyTorch on WebGPU and WebGL (both on SwiftShader here). */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { openLab } from '../support/lab/open.ts';
import type { OpenLab } from '../support/lab/open.ts';
import type { Lab } from '../support/lab/page.ts';
import { builtNetworks } from '../support/networks.ts';
import { browser, closePages } from '../support/page.ts';
import type { Golden } from '../support/parity.ts';

let opened: OpenLab;
beforeAll(async () => {
  opened = await openLab(await browser());
});
afterAll(async () => {
  await opened.close();
  await closePages();
});

// A backend is started once for all networks.
const cases = (['webgpu', 'webgl'] as const).flatMap((backend) =>
  builtNetworks().map((id) => ({ backend, id })),
);

describe.each(cases)('$id on $backend', ({ backend, id }: (typeof cases)[number] & { id: NetworkId }) => {
  test('median relative error at most 1e-3 in every layer and gradient', async () => {
    const golden = JSON.parse(
      await readFile(new URL(`../golden/parity-${id}.json`, import.meta.url), 'utf8'),
    ) as Golden;
    const { page, complaints } = opened;
    complaints.length = 0;
    const found = await page.evaluate(
      async ([name, network, expected]) => {
        const { lab } = globalThis as unknown as { lab: Lab };
        const running = await lab.start(name);
        if (running.name !== name) throw new Error(`${running.name} started instead of ${name}`);
        const loaded = await lab.network('networks-f32/', network, 'logits');
        try {
          return await lab.parity(loaded, expected);
        } finally {
          loaded.dispose();
        }
      },
      [backend, id, golden] as const,
    );
    expect(found.length).toBe(Object.keys(golden.layers).length + 2 * golden.gradients.length);
    expect(found.filter(({ median }) => !(median <= 1e-3))).toEqual([]);
    expect(complaints.filter((text) => !/already registered/.test(text))).toEqual([]);
  });
});
