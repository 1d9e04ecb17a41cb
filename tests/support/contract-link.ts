/** What a figure makes of its link: bad values, hide and lock, units; and what it is without one, in the page of a teacher. */
import { beforeAll, expect, inject, test } from 'vitest';
import type { Plan } from './contract-plan.ts';
import { exported, openFigure, type Export } from './figure.ts';
import { once } from './once.ts';
import { watchAgain } from './page.ts';

/** A page around figures, one at a time. */
const around = once(async () => {
  const { page } = await watchAgain({ viewport: { width: 700, height: 900 } });
  await page.goto(`${inject('site')}404.html`, { waitUntil: 'load' });
  return page;
});

/** What the figure tells the page around it, and how it is without a query. */
async function embedded(name: string, locked: string) {
  const page = await around();
  const address = `${inject('site')}embed/${name}/`;
  const told = await page.evaluate(
    (source) =>
      new Promise<{ figure: string; height: number }>((resolve) => {
        for (const old of document.querySelectorAll('iframe')) old.remove();
        const frame = document.createElement('iframe');
        addEventListener(
          'message',
          ({ data, source: from }: MessageEvent<{ type?: string; figure: string; height: number }>) => {
            if (data.type === 'wnl:height' && from === frame.contentWindow) resolve(data);
          },
        );
        frame.style.width = '600px';
        frame.src = source;
        document.body.append(frame);
      }),
    address,
  );
  const frame = page.frame({ url: address });
  if (!frame) throw new Error(`${name} is not in its frame.`);
  const { params } = await exported(frame, name);
  return { told, params, free: await frame.getByLabel(locked).first().isEnabled() };
}

export function answersLinks(name: string, plan: Plan): void {
  /** The figure as it is without a query: its params, and whether what the plan locks is free. */
  let usual: { told: { figure: string; height: number }; params: Export['params']; free: boolean };
  const oneWord = plan.network !== null && !plan.unitless;

  beforeAll(async () => {
    usual = await embedded(name, plan.locked.label);
  });

  test('tells the page around it how high it is', () => {
    expect(usual.told.figure).toBe(name);
    expect(usual.told.height).toBeGreaterThan(200);
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

  const units = oneWord ? ', takes a unit in one word, and says where there is none' : '';
  test(`hides and locks what the link says${units}`, async () => {
    expect(usual.free).toBe(true);
    const { figure, button, problemsSaid, exported, close } = await openFigure(name, {
      hide: `share,${plan.hidden.name}`,
      lock: `${plan.locked.name},seed`,
      [plan.hidden.name]: plan.hidden.value,
      ...(oneWord && { unit: 'conv1:2000' }),
    });
    expect(await button('Share').count()).toBe(0);
    expect(await figure.getByLabel(plan.hidden.label).count()).toBe(0);
    expect(await figure.getByLabel(plan.locked.label).first().isDisabled()).toBe(true);
    expect(await button('New seed').isDisabled()).toBe(true);
    // What is hidden is set all the same.
    const { params } = await exported();
    expect(Number(params[plan.hidden.name])).toBe(plan.hidden.value);
    if (oneWord) {
      expect(await problemsSaid()).toMatch(/2000/);
      expect(params).toMatchObject({ network: 'resnet50', layer: 'conv1' });
      expect(params.unit).toBeLessThan(64);
    }
    await close();
  });
}
