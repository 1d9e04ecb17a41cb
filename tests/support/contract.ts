/** The public contract of a figure, as tests: statuses, buttons, params in the link, hide and lock, export, height. */
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Plan } from './contract-plan.ts';
import { planOf } from './contract-plans.ts';
import { openFigure, recordStatuses, type Export, type Query } from './figure.ts';
import { closeBrowser, watchAgain } from './page.ts';
import { figureNames } from './pages.ts';
import { undrawn } from './undrawn.ts';

const statuses = ['poster', 'loading', 'ready', 'running', 'paused', 'done', 'lost', 'failed', 'unsupported'];
/** In the order that all figures share. */
const buttons = ['Play', 'Step', 'Reset', 'New seed', 'Share', 'Enlarge', 'Download'];

/**
 * Tests every figure that there is whose place among them is `rest` modulo `of`: the tests of one file run one after the other, and there are
 * many. Those that compute run on wasm.
 */
export function testContract(rest: number, of: number): void {
  const figures = figureNames(inject('folder'));
  afterAll(closeBrowser);

  test('there are figures', () => {
    expect(figures).toEqual(expect.arrayContaining(['feature-visualizer', 'regularization-lab']));
  });

  describe.each(figures.filter((_, place) => place % of === rest))('%s', keepsContract);
}

function keepsContract(name: string): void {
  const plan = planOf(name);
  const { small } = plan;
  /** The figure as it is without a query: its params, and whether what the plan locks is free. */
  let usual: { params: Export['params']; free: boolean };
  /** What it shows when its reader has pressed Play. */
  let pressed: Export;

  beforeAll(async () => {
    const { figure, exported, close } = await openFigure(name);
    const { params } = await exported();
    usual = { params, free: await figure.getByLabel(plan.locked.label).first().isEnabled() };
    await close();
  });

  test('goes from its poster to done by keyboard, says so, and leaves no complaint', async () => {
    const { page, figure, button, reaches, exported, problems, close } = await openFigure(name, {
      ...small,
      seed: 5,
    });
    expect(await figure.getAttribute('id')).toBe(name);
    // What computes at once has done so where the link sets anything of its own.
    const own = Object.keys(small).some((key) => !['backend', 'steps'].includes(key));
    const first = plan.instant && own ? 'done' : 'poster';
    await reaches(first);
    const names = await figure
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent.trim()));
    expect(names.filter((label) => buttons.includes(label))).toEqual(buttons);
    const seen = await recordStatuses(page, name);
    await button('Play').focus();
    await page.keyboard.press('Enter');
    await reaches('done');
    expect(await figure.getAttribute('data-step')).toBe(String(plan.steps));
    expect(await figure.getAttribute('data-backend')).toBe('wasm');
    const all = await seen();
    expect(all.filter((status) => !statuses.includes(status))).toEqual([]);
    expect([all[0], all.includes('loading'), all.includes('running'), all.at(-1)]).toEqual([
      first,
      true,
      true,
      'done',
    ]);
    pressed = await exported();
    expect(problems).toEqual([]);
    await close();
  });

  if (plan.instant) computesAtOnce(name, small);
  else canBePaused(name, plan);

  test('exports and downloads what it shows, and the same from the same seed', async () => {
    const { page, figure, button, reaches, exported, close } = await openFigure(name, {
      ...small,
      seed: 5,
      autoplay: 1,
    });
    await reaches('done');
    const first = await exported();
    const { data, metrics, params, ...head } = first;
    expect(head).toEqual({
      figure: name,
      schema: 1,
      seed: 5,
      backend: 'wasm',
      network: plan.network,
      steps: plan.steps,
    });
    expect(params).toMatchObject({ ...plan.set, steps: plan.steps, seed: 5 });
    expect(Object.keys(metrics).length).toBeGreaterThan(0);
    plan.holds(data);
    // What is exported is what is seen.
    for (const distance of await page.evaluate(undrawn, data)) expect(distance).toBeLessThan(0.6);
    await button('Download').click();
    const file = async (label: RegExp) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        figure.getByRole('button', { name: label }).click(),
      ]);
      return buffer(await download.createReadStream());
    };
    expect(JSON.parse((await file(/JSON/)).toString())).toEqual(first);
    expect((await file(/PNG|SVG/)).subarray(0, 4).toString('latin1')).toMatch(/^(\x89PNG|<svg|<\?xm)/);
    expect(pressed).toEqual(first);
    if (!plan.seedless) {
      const link = new URL(page.url());
      link.searchParams.set('seed', '6');
      await page.goto(link.href);
      await reaches('done');
      expect((await exported()).data).not.toEqual(data);
    }
    await close();
  });

  test('answers what it cannot use with a sentence, and shows the default', async () => {
    const { problemsSaid, exported, problems, close } = await openFigure(name, {
      ...plan.bad,
      seed: '1.5',
      backend: 'abacus',
      nonsense: 1,
    });
    const said = await problemsSaid();
    for (const bad of [...Object.values(plan.bad), '1.5', 'abacus', 'nonsense'])
      expect(said).toContain(String(bad));
    const { params } = await exported();
    expect(params).toEqual(usual.params);
    expect(problems).toEqual([]);
    await close();
  });

  test('hides and locks what the link says', async () => {
    expect(usual.free).toBe(true);
    const { figure, button, close } = await openFigure(name, {
      hide: `share,${plan.hidden.name}`,
      lock: `${plan.locked.name},seed`,
      [plan.hidden.name]: plan.hidden.value,
    });
    expect(await button('Share').count()).toBe(0);
    expect(await figure.getByLabel(plan.hidden.label).count()).toBe(0);
    expect(await figure.getByLabel(plan.locked.label).first().isDisabled()).toBe(true);
    expect(await button('New seed').isDisabled()).toBe(true);
    await close();
  });

  test('tells the page around it how high it is', async () => {
    const { page, close } = await watchAgain({ viewport: { width: 700, height: 900 } });
    await page.goto(`${inject('site')}404.html`, { waitUntil: 'load' });
    const told = await page.evaluate(
      (source) =>
        new Promise<{ figure: string; height: number }>((resolve) => {
          addEventListener(
            'message',
            ({ data }: MessageEvent<{ type?: string; figure: string; height: number }>) => {
              if (data.type === 'wnl:height') resolve(data);
            },
          );
          const frame = document.createElement('iframe');
          frame.style.width = '600px';
          frame.src = source;
          document.body.append(frame);
        }),
      `${inject('site')}embed/${name}/`,
    );
    expect(told.figure).toBe(name);
    expect(told.height).toBeGreaterThan(200);
    await close();
  });

  if (plan.network && !plan.unitless) looksIntoNetworks(name);
}

function computesAtOnce(name: string, small: Query): void {
  test('starts by itself, goes back to the start, and computes again', async () => {
    const { button, reaches, close } = await openFigure(name, { ...small, autoplay: 1 });
    await reaches('done');
    await button('Reset').click();
    await reaches('ready');
    await button('Play').click();
    await reaches('done');
    await button('Play').click();
    await reaches('done');
    await close();
  });
}

function canBePaused(name: string, { small, long }: Plan): void {
  test('starts by itself, pauses, steps, and goes back to the start', async () => {
    const { figure, button, reaches, close } = await openFigure(name, {
      ...small,
      ...long,
      autoplay: 1,
    });
    await reaches('running');
    const at = async () => Number(await figure.getAttribute('data-step'));
    await expect.poll(at).toBeGreaterThan(0);
    await button('Pause').click();
    await reaches('paused');
    // Snapshots under way when the reader pauses may still arrive.
    let paused: number;
    do {
      paused = await at();
      await new Promise((resolve) => setTimeout(resolve, 1000));
    } while ((await at()) !== paused);
    await button('Step').click();
    await expect.poll(at).toBe(paused + 1);
    await reaches('paused');
    await button('Reset').click();
    await reaches('ready');
    expect(await at()).toBe(0);
    await close();
  });
}

/** What figures keep that show units of a network. */
function looksIntoNetworks(name: string): void {
  test('knows which layers a network has, and which units a layer', async () => {
    const link = { network: 'resnet50', layer: 'conv1', unit: 2000 };
    const { problemsSaid, exported, close } = await openFigure(name, link);
    expect(await problemsSaid()).toMatch(/2000/);
    const { params } = await exported();
    expect(params.layer).toBe('conv1');
    expect(params.unit).toBeLessThan(64);
    await close();
    const other = await openFigure(name, { network: 'resnet50', layer: 'inception_4c' });
    expect(await other.problemsSaid()).toMatch(/inception_4c/);
    await other.close();
  });

  test('takes a unit in one word', async () => {
    const { exported, close } = await openFigure(name, { unit: 'conv3_2:7' });
    // Which networks there are has to be asked for first.
    await expect
      .poll(async () => (await exported()).params)
      .toMatchObject({ network: 'resnet50', layer: 'conv3_2', unit: 7 });
    await close();
  });
}
