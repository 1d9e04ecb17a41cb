/** What a figure makes of its link: bad values, hide and lock; and what it is without one, in the page of a teacher. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startOf } from '#components/figure-kit/define.ts';
import { definitions } from '#components/figures/index.ts';
import { defaults } from '#lib/params/index.ts';
import type { Plan } from './plan.ts';
import { exported, openFigure } from './figure.ts';
import { once } from './once.ts';
import { watchAgain } from './page.ts';

type Around = () => Promise<Page>;

/** A page around the figures of one file, one at a time. */
export const pageAround = (): Around =>
  once(async () => {
    const { page } = await watchAgain({ viewport: { width: 700, height: 900 } });
    await page.goto(`${inject('site')}404.html`, { waitUntil: 'load' });
    return page;
  });

/** The figure without a query: what it tells the page around it, its params, and whether what the plan locks and hides is free and there. */
async function embedded(name: string, { hidden, locked }: Plan, around: Around) {
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
  const control = (label: string) => frame.getByLabel(label).first();
  return {
    told,
    params,
    free: await control(locked.label).isEnabled(),
    shown: (await frame.getByLabel(hidden.label).count()) > 0,
  };
}

export function answersLinks(name: string, plan: Plan, around: Around): void {
  let usual: Awaited<ReturnType<typeof embedded>>;

  beforeAll(async () => {
    usual = await embedded(name, plan, around);
  });

  test('tells the page around it how high it is', () => {
    expect(usual.told.figure).toBe(name);
    expect(usual.told.height).toBeGreaterThan(200);
  });

  /** One link with all that can be wrong, and with all that can be hidden and locked. */
  const opened = once(() =>
    openFigure(name, {
      ...plan.bad,
      seed: '1.5',
      backend: 'abacus',
      // A misspelling; what is like nothing that the figure has was added by others.
      stesp: 1,
      hide: `share,${plan.hidden.name}`,
      lock: `${plan.locked.name},seed`,
    }),
  );
  afterAll(async () => {
    await (await opened()).close();
  });

  test('answers what it cannot use with a sentence, and shows the default', async () => {
    const { problemsSaid, exported, problems } = await opened();
    const said = await problemsSaid();
    for (const bad of [...Object.values(plan.bad), '1.5', 'abacus', 'stesp'])
      expect(said).toContain(String(bad));
    const { params } = await exported();
    // Where a place begins elsewhere than at the defaults, a link that sets anything still means the defaults.
    const definition = definitions.find((one) => one.name === name)!;
    const meant = defaults(definition.params);
    const elsewhere = Object.keys(startOf(definition, definition.network)).length > 0;
    expect(params).toEqual(elsewhere ? (definition.check?.(meant, new Set()).values ?? meant) : usual.params);
    expect(problems).toEqual([]);
  });

  test('hides and locks what the link says', async () => {
    expect([usual.free, usual.shown]).toEqual([true, true]);
    const { figure, button } = await opened();
    expect(await button('Share').count()).toBe(0);
    expect(await figure.getByLabel(plan.hidden.label).count()).toBe(0);
    expect(await figure.getByLabel(plan.locked.label).first().isDisabled()).toBe(true);
    expect(await button('New seed').isDisabled()).toBe(true);
  });
}
