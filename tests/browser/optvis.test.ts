/** Feature visualization's hand-written gradients, and every objective, on the backends that only a browser has. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLab } from '../support/lab/open.ts';
import type { OpenLab } from '../support/lab/open.ts';
import type { Lab } from '../support/lab/page.ts';
import { browser, closePages } from '../support/page.ts';

let opened: OpenLab;
beforeAll(async () => {
  opened = await openLab(await browser());
});
afterAll(async () => {
  await opened.close();
  await closePages();
});

/** WebGL compiles every program anew for every shape: each map is asked in its oddest sizes only. */
const left = (backend: string): RegExp =>
  backend === 'webgl' ? /even size|odd height|nothing changed|right side/ : /^$/;

describe.each(['webgpu', 'webgl', 'wasm'] as const)('on %s', (backend) => {
  test('every way back is the adjoint, every objective rises in three steps, and no tensor is left', async () => {
    const { page, complaints } = opened;
    await opened.again();
    const result = await page.evaluate(
      async ([name, leave]) => {
        const { lab } = globalThis as unknown as { lab: Lab };
        const running = await lab.start(name);
        const before = lab.tf.memory().numTensors;
        const adjoint: [string, number][] = [];
        for (const [title, check] of Object.entries(lab.adjointChecks))
          if (!leave.test(title)) adjoint.push([title, await check()]);
        const rising: [string, number, number][] = [];
        for (const [title, check] of Object.entries(lab.risingChecks)) {
          const { first, fourth } = await check();
          rising.push([title, first, fourth]);
        }
        const slopes: [string, number, number][] = [];
        for (const [title, check] of Object.entries(lab.slopeChecks)) {
          const { slope, difference } = await check();
          slopes.push([title, slope, difference]);
        }
        return { name: running.name, adjoint, rising, slopes, left: lab.tf.memory().numTensors - before };
      },
      [backend, left(backend)] as const,
    );
    expect(result.name).toBe(backend);
    // float32 rounding; a wrong way back is off by more than 1e-2.
    for (const [title, error] of result.adjoint) expect(error, title).toBeLessThan(1e-6);
    for (const [title, first, fourth] of result.rising) expect(fourth, title).toBeGreaterThan(first);
    // A difference quotient in float32.
    for (const [title, slope, difference] of result.slopes)
      expect(Math.abs(slope - difference), title).toBeLessThan(0.01 * Math.abs(slope));
    expect(result.adjoint.length).toBeGreaterThan(10);
    expect(result.rising.length).toBeGreaterThan(5);
    expect(result.slopes.length).toBeGreaterThan(10);
    expect(result.left).toBe(0);
    expect(complaints.filter((text) => /wgsl|shader|gradient/i.test(text))).toEqual([]);
  });

  // A software adapter never runs the trial by itself, nor tfjs's program.
  if (backend === 'webgpu')
    test('both programs for a convolution pass the self-test', async () => {
      const { page, complaints } = opened;
      complaints.length = 0;
      await page.evaluate(async () => {
        const { lab } = globalThis as unknown as { lab: Lab };
        await lab.start('webgpu');
        await lab.tryConvolutions();
      });
      expect(complaints).toEqual([]);
    });
});
