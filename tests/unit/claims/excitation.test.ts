/**
 * An optimized picture excites its unit more than every one of 1,000 photographs: for at least 9 units in 10, picked evenly from early and
 * middle layers. A climb ends when it is there, after 24 steps at the latest. The photographs' numbers come from PyTorch
 * (tests/golden/photographs.py); the picture's own excitation is measured by the graph runner, which tests/unit/networks/parity.test.ts
 * holds to PyTorch. tests/golden/excitation.py judges exported pictures by PyTorch alone.
 */
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { startBackend } from '#lib/compute/backends.ts';
import { createRender } from '#lib/optvis/render.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

interface Bar {
  size: number;
  units: { layer: string; unit: number; largest: number }[];
}

beforeAll(async () => {
  await startBackend('wasm', {});
});

it.each(builtNetworks('site'))('%s', { timeout: 240_000 }, async (id) => {
  const { size, units } = JSON.parse(
    await readFile(new URL(`../../golden/photographs-${id}.json`, import.meta.url), 'utf8'),
  ) as Bar;
  const network = await readNetwork(id, 'site', units.at(-1)!.layer);
  const lost: string[] = [];
  for (const { layer, unit, largest } of units) {
    const render = createRender(network, {
      network: id,
      layer,
      unit,
      objective: 'channel',
      sign: 1,
      param: 'fourier',
      decorrelate: true,
      transforms: { jitter: 8, scale: 0.1, rotate: 10 },
      size,
      rate: 0.05,
      seed: 1,
    });
    // How the picture itself excites the unit, not a view of it: asked every other step, for most are beyond their bar after a few.
    let own = 0;
    while (render.steps < 24 && own <= largest) {
      render.step();
      render.step();
      const { values } = (await render.read()).map!;
      own = values.reduce((sum, value) => sum + value, 0) / values.length;
    }
    render.dispose();
    if (!(own > largest)) lost.push(`${layer}:${unit}: ${own.toFixed(2)} against ${largest.toFixed(2)}`);
  }
  network.dispose();
  expect(lost.length / units.length, lost.join('; ')).toBeLessThanOrEqual(0.1);
});
