/** What may go wrong while a figure computes, and what each backend gives. */
import { afterAll, describe, expect, test } from 'vitest';
import { openFigure, recordStatuses, small } from '../support/figure.ts';
import { closeBrowser } from '../support/page.ts';

const visualizer = 'feature-visualizer';

interface Memory {
  tensors: number;
  bytes: number;
  gpuBytes: number;
}
/** What a figure opens to tests with `debug=1`. */
interface Debug {
  memory(): Promise<Memory>;
  loseDevice(): void;
}

afterAll(closeBrowser);

describe.each(['webgpu', 'webgl', 'wasm', 'cpu'])('on %s', (backend) => {
  test('the objective rises', async () => {
    const { figure, reaches, exported, problems, close } = await openFigure(visualizer, {
      ...small,
      backend,
      steps: 6,
      autoplay: 1,
    });
    await reaches('done');
    expect(await figure.getAttribute('data-backend')).toBe(backend);
    const { data } = await exported();
    const objective = data.objective as number[];
    expect(objective.at(-1)).toBeGreaterThan(objective[0] ?? Infinity);
    expect(problems).toEqual([]);
    await close();
  });
});

describe('shards', () => {
  const shards = /\/networks\/resnet50\/[^/]+\.bin/;

  test('a missing one is said plainly, and trying again works once it is there', async () => {
    const { page, figure, button, reaches, close } = await openFigure(visualizer, small, {
      ignore: [/404/],
      fresh: true,
    });
    await page.context().route(shards, (route) => route.fulfill({ status: 404, body: 'none' }));
    await button('Play').click();
    await reaches('failed');
    expect(await figure.locator('.line').innerText()).toMatch(/weights of conv1 .*\.$/i);
    await page.context().unroute(shards);
    await button('Try again').click();
    await reaches('done');
    await close();
  });

  test('a wrong byte is refused', async () => {
    const { page, figure, button, reaches, close } = await openFigure(visualizer, small, {
      ignore: [/networks/],
      fresh: true,
    });
    await page.context().route(shards, async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      body[1000] = (body[1000] ?? 0) ^ 1;
      await route.fulfill({ response, body });
    });
    await button('Play').click();
    await reaches('failed');
    expect(await figure.locator('.line').innerText()).toMatch(/weights of conv1 .*\.$/i);
    await close();
  });
});

describe('a device that is lost', () => {
  test('in the middle of a run, the run goes on to its end', async () => {
    const { page, figure, reaches, exported, close } = await openFigure(
      visualizer,
      { ...small, backend: 'webgpu', steps: 30, autoplay: 1, debug: 1 },
      { ignore: [/device|lost|webgpu/i], fresh: true },
    );
    await reaches('running');
    await expect.poll(async () => Number(await figure.getAttribute('data-step'))).toBeGreaterThan(2);
    const statuses = await recordStatuses(page, visualizer);
    await page.evaluate(() => (globalThis as unknown as { __wnl: Debug }).__wnl.loseDevice());
    await reaches('done');
    expect(await statuses()).toContain('lost');
    expect((await exported()).steps).toBe(30);
    await close();
  });
});

describe.each([
  ['wasm', {}],
  // The shortest step: SwiftShader takes twice as long for the usual one, whose tensors optvis.test.ts counts.
  ['webgpu', { param: 'pixels', transforms: 'none' }],
])('a hundred rounds on %s', (backend, short) => {
  test('leave tensors and bytes where they began', async () => {
    const { page, button, reaches, close } = await openFigure(visualizer, {
      ...small,
      ...short,
      backend,
      steps: 1,
      autoplay: 1,
      debug: 1,
    });
    await reaches('done');
    const memory = () => page.evaluate(() => (globalThis as unknown as { __wnl: Debug }).__wnl.memory());
    const round = async () => {
      // Reset leaves the run and opens a new one.
      await button('Reset').click();
      await reaches('ready');
      await button('Play').click();
      await reaches('done');
    };
    for (let i = 0; i < 3; i++) await round();
    const before = await memory();
    for (let i = 0; i < 97; i++) await round();
    expect(await memory()).toEqual(before);
    await close();
  }, 600_000);
});
