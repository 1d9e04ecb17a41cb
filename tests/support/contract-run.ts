/**
 * What the buttons of a figure do: its statuses, export and downloads, the same run again, another seed, pause and step. The tests of one
 * figure share a page, in the order in which they stand.
 */
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { worksInItsChapter } from './contract-chapter.ts';
import type { Plan } from './plan.ts';
import { openFigure, recordStatuses, type Export, type FigurePage } from './figure.ts';
import { once } from './once.ts';
import { undrawn } from './undrawn.ts';
import { unstyled } from './unstyled.ts';

const statuses = ['poster', 'loading', 'ready', 'running', 'paused', 'done', 'lost', 'failed', 'unsupported'];
/** In the order that all figures share. */
const buttons = ['Play', 'Step', 'Reset', 'New seed', 'Share', 'Enlarge', 'Download'];
const seed = 5;

/** Does what makes the figure compute, and waits until it has; returns all statuses on the way. */
async function computes({ page, name }: FigurePage, act: () => Promise<unknown>): Promise<string[]> {
  const seen = await recordStatuses(page, name);
  await act();
  await expect
    .poll(async () => (await seen()).slice(1).at(-1), { interval: 30, message: `${name} after a press` })
    .toBe('done');
  return seen();
}

/** As `toEqual`, which takes long to look through a picture's numbers. */
function expectSame(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
}

export function runsAsAsked(name: string, plan: Plan): void {
  const { small } = plan;
  // What computes at once has done so where the link sets anything of its own.
  const atOnce =
    plan.instant === true && Object.keys(small).some((key) => !['backend', 'steps'].includes(key));
  let opened: FigurePage;
  /** What it shows when its reader has pressed Play, and the statuses on the way there. */
  const pressed = once(async (): Promise<{ first: Export; seen: string[] }> => {
    const { page, button, exported } = opened;
    const seen = await computes(opened, async () => {
      await button('Play').focus();
      await page.keyboard.press('Enter');
    });
    return { first: await exported(), seen };
  });

  beforeAll(async () => {
    opened = await openFigure(name, { ...small, seed });
  });
  afterAll(() => opened.close());

  test('goes from its poster to done by keyboard, says so, and leaves no complaint', async () => {
    const { figure, reaches, problems } = opened;
    expect(await figure.getAttribute('id')).toBe(name);
    const start = atOnce ? 'done' : 'poster';
    await reaches(start);
    const names = await figure
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent.trim()));
    expect(names.filter((label) => buttons.includes(label))).toEqual(buttons);
    const { seen } = await pressed();
    expect(await figure.getAttribute('data-step')).toBe(String(plan.steps));
    expect(await figure.getAttribute('data-backend')).toBe('wasm');
    expect(seen.filter((status) => !statuses.includes(status))).toEqual([]);
    expect([seen[0], seen.includes('loading'), seen.includes('running'), seen.at(-1)]).toEqual([
      start,
      true,
      true,
      'done',
    ]);
    expect(problems).toEqual([]);
  });

  test('has the styles of parts that came with its script', async () => {
    await pressed();
    expect(await unstyled(opened.page, name)).toEqual([]);
  });

  worksInItsChapter(name, plan, seed, async () => ({ opened, first: (await pressed()).first }));

  test('exports and downloads what it shows', async () => {
    const { page, figure, button } = opened;
    const { first } = await pressed();
    const { data, metrics, params, ...head } = first;
    expect(head).toEqual({
      figure: name,
      schema: 1,
      seed,
      backend: 'wasm',
      network: plan.network,
      steps: plan.steps,
    });
    expect(params).toMatchObject({ ...plan.set, steps: plan.steps, seed });
    expect(Object.keys(metrics).length).toBeGreaterThan(0);
    plan.holds(data);
    // What is exported is what is seen.
    for (const distance of await page.evaluate(undrawn, name)) expect(distance).toBeLessThan(0.6);
    await button('Download').click();
    const file = async (label: RegExp) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        figure.getByRole('button', { name: label }).click(),
      ]);
      return buffer(await download.createReadStream());
    };
    expectSame(JSON.parse((await file(/JSON/)).toString()), first);
    expect((await file(/PNG|SVG/)).subarray(0, 4).toString('latin1')).toMatch(/^(\x89PNG|<svg|<\?xm)/);
  });

  test('goes back to the start, and computes the same from the same seed', async () => {
    const { figure, button, reaches, exported } = opened;
    const { first } = await pressed();
    await button('Reset').click();
    await reaches('ready');
    expect(await figure.getAttribute('data-step')).toBe('0');
    await computes(opened, () => button('Play').click());
    expectSame(await exported(), first);
  });

  if (!plan.seedless) {
    test('draws a new seed, and computes something else from it', async () => {
      const { page, button, exported } = opened;
      const { first } = await pressed();
      await page.evaluate(() =>
        Object.assign(crypto, { getRandomValues: (numbers: Uint32Array) => numbers.fill(6) }),
      );
      await computes(opened, () => button('New seed').click());
      const other = await exported();
      expect(other.seed).toBe(6);
      expect(JSON.stringify(other.data)).not.toBe(JSON.stringify(first.data));
    });
  }

  if (!plan.instant) canBePaused(name, plan);
  else if (!atOnce) startsByItself(name, plan);
}

function startsByItself(name: string, { small }: Plan): void {
  test('starts by itself', async () => {
    const { reaches, close } = await openFigure(name, { ...small, autoplay: 1 });
    await reaches('done');
    await close();
  });
}

function canBePaused(name: string, { small, long, units }: Plan): void {
  const words = units ? ', and says where there is no such unit' : '';
  test(`starts by itself, pauses, steps, and goes back to the start${words}`, async () => {
    const { page, figure, button, reaches, problemsSaid, close } = await openFigure(name, {
      ...small,
      ...long,
      ...(units && { unit: 'conv1:2000' }),
      autoplay: 1,
      debug: 1,
    });
    await reaches('running');
    const at = async () => Number(await figure.getAttribute('data-step'));
    await expect.poll(at).toBeGreaterThan(0);
    await button('Pause').click();
    await reaches('paused');
    // The worker answers in the order in which it is asked: by then all snapshots that were under way have arrived.
    const answered = () =>
      page.evaluate(() =>
        (globalThis as unknown as { __wnl: { memory(): Promise<unknown> } }).__wnl.memory(),
      );
    await answered();
    const paused = await at();
    await button('Step').click();
    await answered();
    expect(await at()).toBe(paused + 1);
    await reaches('paused');
    await button('Reset').click();
    await reaches('ready');
    expect(await at()).toBe(0);
    if (units) expect(await problemsSaid()).toMatch(/no unit 2000/);
    await close();
  });
}
