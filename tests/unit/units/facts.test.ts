/** What pages of units are made from: field notes, addresses, sentences about numbers, links, and where layers stand. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recording } from '#components/unit-pages/facts.ts';
import { figureLinks } from '#components/unit-pages/links.ts';
import { readNotes } from '#components/unit-pages/notes.ts';
import { spread } from '#components/unit-pages/tiles.ts';
import { classesOf, excites, readHash, silences } from '#components/unit-pages/words.ts';
import { figures } from '#components/figures/index.ts';
import { layers } from '#lib/networks/layers.ts';
import type { Manifest, NetworkId } from '#lib/networks/manifest.ts';
import { places } from '#lib/networks/receptive-fields.ts';

describe('field notes', () => {
  const note = { unit: 'conv3_2:26', name: 'curves', family: 'curves', evidence: { orientation: 90 } };

  it('are found by layer and unit', () => {
    expect(readNotes('resnet50', [note]).get('conv3_2')?.get(26)).toEqual({
      name: 'curves',
      family: 'curves',
      evidence: { orientation: 90 },
    });
  });

  it.each([
    ['no list', {}, /must hold a list/],
    ['no unit', [{ ...note, unit: '26' }], /entry 1: “unit” must be written/],
    ['a layer of the other network', [{ ...note, unit: 'inception_4a:1' }], /ResNet-50 has no layer/],
    ['a unit too far', [note, { ...note, unit: 'conv3_2:512' }], /entry 2: conv3_2 has units 0 to 511/],
    ['no evidence', [{ ...note, evidence: {} }], /“evidence” must hold/],
    ['two notes on one unit', [note, note], /a note on conv3_2:26 already/],
  ])('refuse %s', (_, list, sentence) => {
    expect(() => readNotes('resnet50', list)).toThrow(sentence);
  });

  it.each(Object.keys(layers) as NetworkId[])('of %s can be read, where there are any', (id) => {
    const file = `content/units/${id}.json`;
    const list: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
    expect(() => readNotes(id, list)).not.toThrow();
  });
});

describe('the part of an address after #', () => {
  it.each([
    ['', null],
    ['#', null],
    ['#0', { unit: 0 }],
    ['#63', { unit: 63 }],
  ])('%j names %j', (hash, unit) => {
    expect(readHash(hash, 'conv1', 64)).toEqual(unit);
  });

  it.each(['#64', '#-1', '#1.5', '#abc', '#%', '#%20'])('%j names none', (hash) => {
    expect(readHash(hash, 'conv1', 64)).toHaveProperty('problem');
  });
});

describe('sentences', () => {
  it('compare means as ratios, and logits as differences', () => {
    expect(excites('conv1', 420, 100)).toBe(
      'Mean response 420, 4.2 times the strongest of 10,000 photographs.',
    );
    expect(excites('conv1', 0.51, 1)).toContain('0.5 times');
    expect(excites('conv1', 3, 0)).toContain('none of 10,000 photographs excites it');
    expect(excites('logits', 31.25, 11)).toContain('20.3 above');
    expect(excites('logits', 9, 11)).toContain('2 below');
    expect(excites('conv1', 3)).toBe('Mean response 3.');
    expect(silences('conv1', -82.65)).toBe('Mean −82.7 before the ReLU.');
  });

  it('count classes, most frequent first', () => {
    const of = (...labels: string[]) => classesOf(labels.map((label, index) => ({ index, label })));
    expect(of('cat', 'frog', 'frog', 'bird')).toBe('frog (2), cat and bird');
    expect(of('cat')).toBe('cat');
    expect(of()).toBe('');
  });
});

it('links lead to every figure that has units, with what differs from its default', () => {
  // A figure about families has only the layers in which there are some.
  const withUnits = figures.filter(
    ({ params: { layer, unit } }) =>
      unit && layer?.kind === 'choice' && layer.options.some(({ value }) => value === 'conv1'),
  );
  const links = figureLinks(figures, 'inceptionv1', 'conv1');
  expect(links.map(({ title }) => title)).toEqual(withUnits.map(({ title }) => title));
  for (const { alone } of links)
    expect(alone).toMatch(/\/embed\/[a-z-]+\/\?network=inceptionv1&layer=conv1&unit=\{unit\}$/);
});

it('a few of a list are spread evenly over it', () => {
  expect(spread([1, 2, 3], 4)).toEqual([1, 2, 3]);
  expect(
    spread(
      Array.from({ length: 32 }, (_, i) => i),
      4,
    ),
  ).toEqual([4, 12, 20, 28]);
});

describe.each(Object.keys(layers) as NetworkId[])('%s', (id) => {
  const file = `public/networks/${id}/manifest.json`;

  it.skipIf(!existsSync(file))('has its layers where its manifest has them', () => {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    const known = manifest.layers.map(({ name, stride, receptiveField }) => [
      name,
      { stride, receptiveField },
    ]);
    expect(Object.entries(places[id])).toEqual(known);
  });
});

const gallery = 'content/units/gallery.json';
it.skipIf(!existsSync(gallery))('a run on the page has the settings of the gallery', () => {
  expect(JSON.parse(readFileSync(gallery, 'utf8'))).toMatchObject(recording);
});
