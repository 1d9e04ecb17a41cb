/** The pages of units: an address opens its unit, any number can be run, wrong ones get a sentence, and links carry the unit on. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, afterEach, expect, inject, test } from 'vitest';
import { exported } from '../support/figure.ts';
import { closePages, watch, watchAgain, type Watched } from '../support/page.ts';

type Units = Record<string, Record<string, { unit: number }[]>>;
const { units } = JSON.parse(readFileSync('content/units/gallery.json', 'utf8')) as { units: Units };
const network = Object.keys(units)[0]!;
const recorded = units[network]!.conv1!.map(({ unit }) => unit);
const fresh = Array.from({ length: 64 }, (_, unit) => unit).find((unit) => !recorded.includes(unit))!;
const [first, second] = recorded as [number, number];
const path = `${inject('site')}units/${network}/conv1/`;
const quick = '?backend=wasm&size=32&steps=2';

let open: Watched;
const shown = () => open.page.locator('.panel:visible');
const heading = () => shown().getByRole('heading', { level: 2 }).innerText();

beforeEach(async () => {
  open = await watchAgain({ viewport: { width: 1280, height: 900 } });
});
afterEach(() => open.close());
afterAll(closePages);

test('an address opens its unit, and tiles, arrow keys and the back button move between units', async () => {
  const { page, responses, problems } = open;
  await page.goto(`${path}#${second}`);
  await expect.poll(heading).toContain(`Unit ${second}`);
  await page.waitForLoadState('networkidle');
  expect(await shown().locator('.pictures img').count()).toBe(2);
  const numbers = responses.flatMap((r) => /conv1\/(\d+)(-negative)?\.webp$/.exec(r.url())?.[1] ?? []);
  // The first one's may come while the page is still arriving.
  expect(numbers).toContain(String(second));
  expect(numbers.filter((unit) => unit !== String(first) && unit !== String(second))).toEqual([]);
  await page.locator(`.tiles a[href="#${first}"]`).click();
  expect(await heading()).toContain(`Unit ${first}`);
  expect(await page.locator('.tiles [aria-current=true]').innerText()).toContain(String(first));
  await page.goBack();
  await expect.poll(heading).toContain(`Unit ${second}`);
  await page.keyboard.press('ArrowRight');
  await expect.poll(heading).toContain(`Unit ${second + 1}`);
  expect(new URL(page.url()).hash).toBe(`#${second + 1}`);
  expect(problems).toEqual([]);
});

test('a unit that was not recorded has its photographs, and is run on the spot', async () => {
  const { page, problems } = open;
  await page.goto(`${path}${quick}#${fresh}`);
  await expect.poll(heading).toContain(`Unit ${fresh}`);
  await expect.poll(() => shown().locator('.photographs img').count()).toBe(10);
  await shown().locator('[data-run]').click();
  await shown().getByText('Done. Step 2 of 2').first().waitFor({ timeout: 120_000 });
  expect(await shown().locator('.pictures canvas').count()).toBe(2);
  expect(await shown().locator('.pictures').innerText()).toMatch(/Mean response [\d.]+/);
  // A recorded one gives way to the run, and both runs are kept.
  await page.locator(`.tiles a[href="#${first}"]`).click();
  await shown().locator('[data-run]').click();
  await shown().getByText('Done. Step 2 of 2').first().waitFor({ timeout: 120_000 });
  await page.goto(`${path}${quick}#${fresh}`);
  await expect.poll(heading).toContain(`Unit ${fresh}`);
  expect(await shown().locator('.pictures canvas').count()).toBe(2);
  expect(problems).toEqual([]);
});

test.each([
  ['99999', 'Layer conv1 has units 0 to 63, so there is no unit 99999.'],
  ['abc', 'Layer conv1 has units 0 to 63; “abc” is not one of them.'],
])('#%s gets a sentence, and the page stays', async (hash, sentence) => {
  const { page, problems } = open;
  await page.goto(`${path}#${hash}`);
  await expect.poll(() => page.locator('unit-browser .problem').innerText()).toBe(sentence);
  expect(await heading()).toContain(`Unit ${first}`);
  expect(problems).toEqual([]);
});

test('a network that was not built is refused in a sentence', async () => {
  const { page, problems } = open;
  await page.route('**/networks/index.json', (route) => route.fulfill({ json: { networks: [] } }));
  await page.goto(`${path}#${first}`);
  await shown().locator('[data-run]').click();
  await shown().getByRole('alert').getByText('was not built into this copy of the site').waitFor();
  expect(problems).toEqual([]);
});

test('without JavaScript the address shows its unit, and offers no run', async () => {
  const { page, problems, close } = await watch({ javaScriptEnabled: false });
  await page.goto(`${path}#${second}`);
  const panel = page.locator('.panel:visible');
  expect(await panel.getByRole('heading', { level: 2 }).innerText()).toContain(`Unit ${second}`);
  expect(await page.locator('[data-run]:visible').count()).toBe(0);
  await page.goto(path);
  expect(await panel.count()).toBe(1);
  expect(problems).toEqual([]);
  await close();
});

test('every figure that shows a unit is linked, with the unit', async () => {
  const { page, problems } = open;
  await page.goto(`${path}#${fresh}`);
  const href = (name: string) => shown().locator(name).first().getAttribute('href');
  await expect.poll(heading).toContain(`Unit ${fresh}`);
  expect(await shown().locator('.figures li').count()).toBeGreaterThan(1);
  const first = '[href*="feature-visualizer"]';
  const chapter = new URL((await href(`.figures a${first}`))!, page.url());
  expect(chapter.searchParams.get('feature-visualizer.unit')).toBe(String(fresh));
  expect(chapter.hash).toBe('#feature-visualizer');
  await page.goto(new URL((await href(`.figures .alone${first}`))!, page.url()).href, { waitUntil: 'load' });
  const { params } = await exported(page, 'feature-visualizer');
  expect(params).toMatchObject({ network, layer: 'conv1', unit: fresh });
  expect(problems).toEqual([]);
});
