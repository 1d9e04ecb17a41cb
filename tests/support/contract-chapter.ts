/**
 * Readers meet figures in chapters, not on embed pages: there too Play gives the same result, and what the script brings looks the same.
 */
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { differences, looksOf } from './appearance.ts';
import type { Plan } from './plan.ts';
import { exported, type Export, type FigurePage } from './figure.ts';
import { watchAgain } from './page.ts';
import { chapterOf } from './pages.ts';

/** Both pages are as wide as a chapter on a desk. */
const desk = { width: 1440, height: 900 };

const widthOf = (page: Page, name: string): Promise<number> =>
  page.locator(`[data-figure="${name}"]`).evaluate((figure) => figure.getBoundingClientRect().width);

/** Opens the chapter of the figure with `query`, spoken to this figure, and presses Play there. */
async function playInChapter(name: string, query: Record<string, unknown>, startsByItself: boolean) {
  const watched = await watchAgain({ viewport: desk });
  const { page } = watched;
  const search = new URLSearchParams(
    Object.entries(query).map(([key, value]) => [`${name}.${key}`, String(value)]),
  );
  await page.goto(`${inject('site')}${chapterOf(inject('folder'), name)}?${search}#${name}`);
  const figure = page.locator(`[data-figure="${name}"]`);
  await figure.locator('astro-island[ssr]').first().waitFor({ state: 'detached' });
  const done = () =>
    page
      .locator(`[data-figure="${name}"][data-status="done"]`)
      .waitFor({ state: 'attached', timeout: 120_000 });
  // A press in the middle would be a pause.
  if (startsByItself) await done();
  await figure.getByRole('button', { name: 'Play', exact: true }).click();
  await done();
  return watched;
}

/** `opened` is the embed page, done; `first` what it exports. */
export function worksInItsChapter(
  name: string,
  plan: Plan,
  seed: number,
  pressed: () => Promise<{ opened: FigurePage; first: Export }>,
): void {
  test('gives the same in its chapter, and looks the same there', async () => {
    const { opened, first } = await pressed();
    const { page, problems, close } = await playInChapter(
      name,
      {
        // A place may begin with another network than the embed page; a link says which is meant.
        ...(plan.network && { network: plan.network }),
        ...plan.small,
        seed,
      },
      plan.instant === true,
    );
    expect(JSON.stringify(await exported(page, name))).toBe(JSON.stringify(first));
    const width = await widthOf(page, name);
    await opened.page.setViewportSize(desk);
    const own = await opened.page.addStyleTag({
      content: `[data-embed] { inline-size: ${width}px; padding: 0; max-inline-size: none }`,
    });
    expect(await widthOf(opened.page, name)).toBeCloseTo(width, 0);
    // Small pictures arrive when they arrive, on either page.
    let found: string[] = [];
    for (let look = 0; look < 10; look++) {
      found = differences(await looksOf(page, name), await looksOf(opened.page, name));
      if (found.length === 0) break;
      await page.waitForTimeout(500);
    }
    await own.evaluate((style) => (style as Element).remove());
    await opened.page.setViewportSize({ width: 1100, height: 900 });
    await close();
    expect(found.slice(0, 12).join('\n')).toBe('');
    expect(problems).toEqual([]);
  });
}
