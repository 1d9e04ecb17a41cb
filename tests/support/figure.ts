/** A figure on its embed page, driven and read through its public contract only (design.md section 6). */
import { inject } from 'vitest';
import type { Frame, Locator, Page } from 'playwright-core';
import { watch, watchAgain, type WatchOptions, type Watched } from './page.ts';

export interface Export {
  figure: string;
  schema: number;
  params: Record<string, unknown>;
  seed: number;
  backend: string | null;
  network: string | null;
  steps: number;
  metrics: Record<string, unknown>;
  data: Record<string, unknown>;
}

export interface FigurePage extends Watched {
  name: string;
  figure: Locator;
  button: (name: string) => Locator;
  /** Waits for one of the statuses. */
  reaches: (...statuses: string[]) => Promise<void>;
  /** What the figure says it could not use; waits for the first such sentence. */
  problemsSaid: () => Promise<string>;
  exported: () => Promise<Export>;
}

export type Query = Record<string, string | number>;

/** Settings under which a figure of any network is done in a moment. */
export const small: Query = { backend: 'wasm', layer: 'conv1', unit: 0, size: 32, steps: 2 };

/** As text from the page to here, which is far quicker than value by value; a number that JSON lacks arrives as a word. */
export async function exported(page: Page | Frame, name: string): Promise<Export> {
  const text = await page.evaluate(async (id) => {
    const figure = document.querySelector<HTMLElement & { exportData(): Promise<object> }>(
      `[data-figure="${id}"]`,
    )!;
    return JSON.stringify(await figure.exportData(), (_, value: unknown) =>
      typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
    );
  }, name);
  return JSON.parse(text) as Export;
}

export interface FigureOptions extends WatchOptions {
  /** Nothing may be cached: the test looks at what is loaded, or changes it. */
  fresh?: boolean;
}

/** Opens `/embed/<name>/` with `query`. */
export async function openFigure(
  name: string,
  query: Query = {},
  { fresh = false, ...options }: FigureOptions = {},
): Promise<FigurePage> {
  const watched = await (fresh ? watch : watchAgain)({ viewport: { width: 1100, height: 900 }, ...options });
  const { page } = watched;
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
  const response = await page.goto(`${inject('site')}embed/${name}/?${search}`, { waitUntil: 'load' });
  if (response?.status() !== 200) throw new Error(`There is no page for ${name}.`);
  const figure = page.locator(`[data-figure="${name}"]`);
  // A link that sets something wakes the figure; without one it sleeps until it is touched.
  if (search.size > 0) await figure.locator('astro-island[ssr]').waitFor({ state: 'detached' });
  const button = (label: string) => figure.getByRole('button', { name: label, exact: true });
  return {
    ...watched,
    name,
    figure,
    button,
    reaches: (...statuses) =>
      page
        .locator(statuses.map((status) => `[data-figure="${name}"][data-status="${status}"]`).join(', '))
        .waitFor({ state: 'attached', timeout: 120_000 })
        .catch(async () => {
          const [is, says] = await Promise.all([figure.getAttribute('data-status'), figure.innerText()]);
          throw new Error(`${name} is ${is}, not ${statuses.join(' or ')}. It says:\n${says.slice(0, 600)}`);
        }),
    problemsSaid: async () => {
      await figure.getByRole('alert').first().waitFor();
      return (await figure.getByRole('alert').allInnerTexts()).join('\n');
    },
    exported: () => exported(page, name),
  };
}

/** Writes down every status that the figure takes from now on; call the result to read them. */
export async function recordStatuses(page: Page, name: string): Promise<() => Promise<string[]>> {
  await page.evaluate((id) => {
    const figure = document.querySelector<HTMLElement>(`[data-figure="${id}"]`)!;
    const seen = [figure.dataset.status ?? ''];
    Object.assign(globalThis, { statuses: seen });
    new MutationObserver(() => seen.push(figure.dataset.status ?? '')).observe(figure, {
      attributeFilter: ['data-status'],
    });
  }, name);
  return () => page.evaluate(() => (globalThis as unknown as { statuses: string[] }).statuses);
}
