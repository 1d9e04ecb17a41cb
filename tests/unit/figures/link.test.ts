/** What links ask of figures, and what figures answer to impossible ones. */
import { describe, expect, it } from 'vitest';
import type { FigureDefinition } from '#components/figure-kit/define.ts';
import { readLink } from '#components/figure-kit/life/link.ts';
import { shareLinks } from '#components/figure-kit/frame/share.ts';
import { checkUnit, expandUnitText, type unitParams } from '#components/figure-kit/params/unit-params.ts';
import definition from '#components/figures/feature-visualizer/figure.ts';
import { params } from '#components/figures/feature-visualizer/params.ts';
import { definitions, figures } from '#components/figures/index.ts';
import { defaults, parse, serialize } from '#lib/params/index.ts';

const read = (query: string, prefix?: string) => {
  const link = readLink(params, expandUnitText(new URLSearchParams(query), prefix), prefix);
  const checked = checkUnit(link.values, link.asked);
  return { ...link, values: checked.values, problems: [...link.problems, ...checked.problems] };
};
const names = (link: { problems: { name: string }[] }) => link.problems.map(({ name }) => name);

describe('a link on an embed page', () => {
  it('sets what it names and leaves the rest', () => {
    const { values, problems, asked } = read(
      'network=inceptionv1&layer=inception_3b&unit=379&transforms=none',
    );
    expect(values).toMatchObject({
      network: 'inceptionv1',
      layer: 'inception_3b',
      unit: 379,
      transforms: false,
    });
    expect(values.size).toBe(params.size.default);
    expect(problems).toEqual([]);
    expect([...asked].sort()).toEqual(['layer', 'network', 'transforms', 'unit']);
  });

  it('takes the aliases of the public contract', () => {
    expect(read('sign=-1&param=fft').values).toMatchObject({ sign: 'negative', param: 'fourier' });
    expect(read('sign=%2B&param=pixel&transforms=all').values).toMatchObject({
      sign: 'positive',
      param: 'pixels',
    });
  });

  it('takes a unit in one word, and the network that has its layer', () => {
    expect(read('unit=inception_4c:10').values).toMatchObject({
      network: 'inceptionv1',
      layer: 'inception_4c',
      unit: 10,
    });
    expect(read('unit=conv4_3:1000').values).toMatchObject({
      network: 'resnet50',
      layer: 'conv4_3',
      unit: 1000,
    });
  });

  it('says so where the unit does not exist, and shows one that does', () => {
    const link = read('layer=conv1&unit=64');
    expect(names(link)).toEqual(['unit']);
    expect(link.problems[0]!.message).toContain('units 0 to 63');
    expect(link.values.unit).toBeLessThan(64);
  });

  it('says so where the layer is of another network', () => {
    const link = read('network=inceptionv1&layer=conv4_2&unit=3');
    expect(names(link)).toEqual(['layer']);
    expect(link.values).toMatchObject({ network: 'inceptionv1', unit: 3 });
    expect(link.values.layer).toMatch(/^inception_/);
  });

  it('changes network without complaint when the layer was nobody’s choice', () => {
    expect(read('network=inceptionv1').problems).toEqual([]);
  });

  it.each([
    'size=31',
    'size=64.5',
    'rate=-1',
    'network=vgg',
    'layer=conv9',
    'unit=x',
    'backend=quantum',
    'sise=64',
  ])('reports %s', (query) => {
    expect(names(read(query))).toEqual([query.split('=')[0]]);
  });

  it('reads the reserved words', () => {
    const link = read('autoplay=1&backend=wasm&hide=jitter,%20Share&lock=seed');
    expect(link).toMatchObject({ autoplay: true, backend: 'wasm', problems: [] });
    expect([...link.hide]).toEqual(['jitter', 'share']);
    expect([...link.lock]).toEqual(['seed']);
    expect(read('autoplay=0').autoplay).toBe(false);
  });
});

describe('a link in a chapter', () => {
  it('sets only the figure it names, except for the reserved words', () => {
    const { values } = read('feature-visualizer.size=64&size=96&unit=3&seed=9', 'feature-visualizer');
    expect(values).toMatchObject({ size: 64, unit: params.unit.default, seed: 9 });
    expect(read('other=1&utm_source=x', 'feature-visualizer').problems).toEqual([]);
  });
});

describe('a shared link', () => {
  const values = { ...defaults(params), unit: 7, sign: 'negative' as const, rate: 0.1 };
  const links = shareLinks(
    definition,
    params,
    values,
    new URL('https://a.org/x/visualization/?old=1#y'),
    '/x/',
    false,
  );

  it('holds what differs from the default, and gives it back', () => {
    expect(links.embed).toBe('https://a.org/x/embed/feature-visualizer/?unit=7&sign=negative&rate=0.1');
    expect(links.page).toMatch(
      /^https:\/\/a\.org\/x\/visualization\/\?feature-visualizer\.unit=7&.*#feature-visualizer$/,
    );
    expect(parse(params, new URL(links.embed).searchParams).values).toEqual(values);
    expect(parse(params, new URL(links.page).searchParams, 'feature-visualizer').values).toEqual(values);
  });

  it('hands on what the link before it hid and locked', () => {
    const limits = { hide: new Set(['unit', 'share']), lock: new Set(['seed']) };
    const page = new URL('https://a.org/x/embed/feature-visualizer/?hide=unit,share&lock=seed');
    const { embed, iframe } = shareLinks(definition, params, values, page, '/x/', true, limits);
    expect(embed).toMatch(/&rate=0\.1&hide=unit,share&lock=seed$/);
    expect(iframe).toContain('&amp;hide=unit,share&amp;lock=seed"');
    const chapter = shareLinks(definition, params, values, page, '/x/', false, limits).page;
    const read = readLink(params, new URL(chapter).searchParams, 'feature-visualizer');
    expect([[...read.hide], [...read.lock]]).toEqual([['unit', 'share'], ['seed']]);
  });

  it('names what a place of the figure begins with, also where that is the default', () => {
    const page = new URL('https://a.org/x/visualization/');
    const start = { network: 'inceptionv1' } as const;
    const given = shareLinks(definition, params, defaults(params), page, '/x/', false, { start });
    expect(given.embed).toBe('https://a.org/x/embed/feature-visualizer/?network=resnet50');
    expect(given.page).toMatch(/\?feature-visualizer\.network=resnet50#feature-visualizer$/);
  });

  it('starts at once where that is asked for, in a chapter this figure alone', () => {
    const page = new URL('https://a.org/x/visualization/');
    const given = shareLinks(definition, params, values, page, '/x/', false, { autoplay: true });
    expect(readLink(params, new URL(given.embed).searchParams).autoplay).toBe(true);
    const search = new URL(given.page).searchParams;
    expect(readLink(params, search, 'feature-visualizer').autoplay).toBe(true);
    expect(readLink(params, search, 'deepdream').autoplay).toBe(false);
  });

  it('is safe inside an attribute', () => {
    expect(links.iframe).toContain('?unit=7&amp;sign=negative');
  });

  it('lets a page hand on the camera for a figure that has one, and for no other', () => {
    const page = new URL('https://a.org/x/intro/');
    const iframe = (camera?: boolean): string =>
      shareLinks({ name: 'any', title: 'Any', ...(camera && { camera }) }, params, values, page, '/x/', false)
        .iframe;
    expect(iframe()).toContain('allow="fullscreen; clipboard-write"');
    expect(iframe(true)).toContain('allow="fullscreen; clipboard-write; camera"');
  });
});

describe.each(figures.map((figure) => [figure.name, figure] as const))('%s', (_, { params: table }) => {
  it('has params that a label and a line explain, with defaults in range', () => {
    for (const param of Object.values(table)) {
      expect(param.label).not.toBe('');
      expect(param.help).toMatch(/\.$/);
    }
    expect(parse(table, serialize(table, defaults(table))).problems).toEqual([]);
  });
});

type UnitFigure = FigureDefinition<typeof unitParams, 'optvis'>;
const unitFigures = definitions.filter(
  ({ params: table, expandLink }) => expandLink && 'layer' in table && 'unit' in table,
) as unknown as UnitFigure[];

it('looks at the figures of single units', () => {
  expect(unitFigures.length).toBeGreaterThanOrEqual(10);
});

describe.each(unitFigures.map((one) => [one.name, one] as const))('a unit in a link of %s', (_, one) => {
  const ask = async (query: string) => {
    const link = readLink(one.params, await one.expandLink!(new URLSearchParams(query)));
    const checked = one.check!(link.values, link.asked);
    return {
      values: checked.values,
      said: [...link.problems, ...checked.problems].map((p) => p.message).join('\n'),
    };
  };

  it('may be one word', async () => {
    const { values, said } = await ask('unit=conv3_2:7');
    expect(values).toMatchObject({ network: 'resnet50', layer: 'conv3_2', unit: 7 });
    expect(said).toBe('');
  });

  it('must be one that its layer has, and the layer one of its network', async () => {
    const far = await ask('network=resnet50&layer=conv3_2&unit=2000');
    expect(far.said).toMatch(/2000/);
    expect(far.values.unit).toBeLessThan(512);
    const foreign = await ask('network=resnet50&layer=inception_4c');
    expect(foreign.said).toMatch(/inception_4c/);
    expect(foreign.values.layer).toMatch(/^conv/);
  });
});
