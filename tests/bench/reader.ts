/** What the finished site costs a reader: bytes before the first picture moves, and the main thread's longest task. */
import type { Browser, Page, Response } from 'playwright-core';
import { serve } from '../../src/tools/serve.ts';
import { say } from '../../src/tools/steps.ts';
import { weigh } from '../support/weight.ts';

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

/** Tasks over 50 ms as the browser reports them, from now on. */
async function watchTasks(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
}

/** `folder` holds the built site. */
export async function measureReader(browser: Browser, folder: string): Promise<void> {
  const site = await serve({ root: folder });
  const chapter = `${site.url}visualization/`;
  const open = async (address: string) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const responses: Response[] = [];
    page.on('response', (response) => responses.push(response));
    await page.goto(address, { waitUntil: 'networkidle' });
    return { page, responses };
  };

  const untouched = await open(chapter);
  const { script, all } = await weigh(untouched.responses);
  say('The chapter "Visualization"');
  console.log(`  before anything is touched: ${kilobytes(script)} of JavaScript, ${kilobytes(all)} in all`);
  await untouched.page.close();

  for (const unit of ['', 'conv1:0'])
    for (const backend of ['wasm', 'webgpu']) {
      const query = `backend=${backend}${unit && `&feature-visualizer.unit=${unit}`}`;
      const { page, responses } = await open(`${chapter}?${query}`);
      const figure = page.locator('[data-figure="feature-visualizer"]');
      await figure.scrollIntoViewIfNeeded();
      const tasks = await watchTasks(page);
      await figure.getByRole('button', { name: 'Play', exact: true }).click();
      await page.waitForFunction(
        () =>
          Number(document.querySelector<HTMLElement>('[data-figure="feature-visualizer"]')?.dataset.step) > 0,
        undefined,
        { timeout: 120_000 },
      );
      const loaded = await weigh(responses);
      await page.waitForTimeout(10_000);
      const longest = Math.max(0, ...(await tasks()));
      say(`Its first figure, ${unit || 'the unit it starts with'}, on ${backend}`);
      console.log(`  until the first picture moves: ${kilobytes(loaded.all)} in all, the heaviest`);
      for (const line of loaded.list.slice(0, 4)) console.log(`    ${line}`);
      console.log(
        `  longest task of the main thread, from the press to ten seconds later: ${longest ? `${longest.toFixed(0)} ms` : 'none over 50 ms'}`,
      );
      await page.close();
    }
  await site.close();
}
