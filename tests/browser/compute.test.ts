/** What may go wrong while a figure computes, and what each backend gives. */
import type { Locator } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { openFigure, recordStatuses, small, type Query } from '../support/figure.ts';
import { closePages } from '../support/page.ts';

const visualizer = 'feature-visualizer';

/** The shortest step. */
const short: Query = { param: 'pixels', decorrelate: 0, transforms: 'none' };

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

/** Presses the buttons from within the page, where a hundred rounds wait for nothing but the figure. */
const startAndLeave = (figure: Locator, rounds: number): Promise<void> =>
  figure.evaluate(async (element, count) => {
    const press = (name: string) => {
      element.querySelector<HTMLElement>(`button[title="${name}"]`)!.click();
    };
    const reaches = (status: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (element.dataset.status === 'failed') reject(new Error(element.textContent));
          if (element.dataset.status !== status) return;
          watch.disconnect();
          resolve();
        };
        const watch = new MutationObserver(look);
        watch.observe(element, { attributeFilter: ['data-status'] });
        look();
      });
    for (let i = 0; i < count; i++) {
      // Reset leaves the run and opens a new one.
      press('Reset');
      await reaches('ready');
      press('Play');
      await reaches('done');
    }
  }, rounds);

afterAll(closePages);

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
    const { page, figure, button, reaches, exported, close } = await openFigure(
      visualizer,
      { ...small, ...short, backend: 'webgpu', steps: 30, debug: 1 },
      { ignore: [/device|lost|webgpu/i], fresh: true },
    );
    const statuses = await recordStatuses(page, visualizer);
    // From within the page: the run is short.
    await figure.evaluate((element) => {
      const lose = new MutationObserver(() => {
        if (!(Number(element.dataset.step) > 2)) return;
        lose.disconnect();
        (globalThis as unknown as { __wnl: Debug }).__wnl.loseDevice();
      });
      lose.observe(element, { attributeFilter: ['data-step'] });
    });
    await button('Play').click();
    await reaches('done');
    expect(await statuses()).toContain('lost');
    expect((await exported()).steps).toBe(30);
    await close();
  });
});

describe.each([
  ['wasm', {}],
  // optvis.test.ts counts the tensors of the usual step.
  ['webgpu', short],
] as const)('a hundred rounds on %s', (backend, how) => {
  test('leave tensors and bytes where they began', async () => {
    const { page, figure, reaches, close } = await openFigure(visualizer, {
      ...small,
      ...how,
      backend,
      steps: 1,
      autoplay: 1,
      debug: 1,
    });
    await reaches('done');
    const memory = () => page.evaluate(() => (globalThis as unknown as { __wnl: Debug }).__wnl.memory());
    await startAndLeave(figure, 3);
    const before = await memory();
    await startAndLeave(figure, 97);
    expect(await memory()).toEqual(before);
    await close();
  }, 600_000);
});
