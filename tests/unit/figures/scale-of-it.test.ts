/** `scale-of-it` draws what it says: areas in proportion on one scale, a dot for every unit, times that follow from the counts. */
import { describe, expect, it } from 'vitest';
import { answerTo } from '#components/figure-kit/frame/guess.ts';
import { layOutAreas } from '#components/figures/scale-of-it/areas.ts';
import { dotAt, layOutDots, nearestDot, unitAt } from '#components/figures/scale-of-it/dots.ts';
import { namedUnits } from '#components/figures/scale-of-it/groups.ts';
import { options, outcomeOf } from '#components/figures/scale-of-it/guesses.ts';
import { quantities } from '#components/figures/scale-of-it/quantities.ts';
import { daysFor, duration, placeOf, tasksOf } from '#components/figures/scale-of-it/reading.ts';
import recorded from '#components/figures/scale-of-it/recorded/counts.json' with { type: 'json' };
import type { ViewModel } from '#components/figures/scale-of-it/view-model.ts';
import { channelsOf } from '#lib/networks/layers.ts';
import notes from '../../../content/units/inceptionv1.json' with { type: 'json' };

const shown = recorded as ViewModel;
const [inception, resnet] = shown.networks as [ViewModel['networks'][0], ViewModel['networks'][0]];

describe.each([300, 358, 720, 1120])('areas on a page of %d px', (width) => {
  it.each(quantities)('are in proportion to %s, in both networks, and stay on the page', (quantity) => {
    const { rows, key } = layOutAreas(shown, quantity, width);
    const squares = rows.flatMap(({ halves }) => halves.flatMap((half) => half.squares));
    expect(squares).toHaveLength(30);
    const each = key.side ** 2 / key.amount;
    for (const { amount, side, x } of squares) {
      expect(side ** 2 / amount / each).toBeCloseTo(1, 9);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + side).toBeLessThanOrEqual(width + 1e-6);
    }
    for (const { halves } of rows) expect(halves[0]!.share + halves[1]!.share).toBeCloseTo(1, 12);
  });

  it('leaves everything but the squares where it is', () => {
    const grounds = quantities.map((quantity) =>
      layOutAreas(shown, quantity, width).rows.map(({ y, halves }) => [
        y,
        halves.map(({ ground }) => ground),
      ]),
    );
    for (const other of grounds) expect(other).toEqual(grounds[0]);
  });
});

it.each([300, 1120])('every unit has a dot of its own, which is found again, at %d px', (width) => {
  for (const { network, layers } of shown.networks) {
    const grid = layOutDots(layers, width);
    const places = Array.from({ length: grid.count }, (_, index) => dotAt(grid, index));
    expect(places.findIndex(([x, y], index) => nearestDot(grid, x + 1, y - 1) !== index)).toBe(-1);
    expect(new Set(places.map(String)).size).toBe(
      layers.reduce((sum, { layer }) => sum + channelsOf(network, layer)!, 0),
    );
    expect(unitAt(grid, grid.count - 1)).toEqual({ layer: 'logits', unit: 999 });
  }
});

it('colors every unit that has a field note, once', () => {
  const { blocks } = layOutDots(inception.layers, 720);
  const named = namedUnits(notes, blocks);
  const places = [...named].flatMap(([group, all]) => (group === 'class' ? [] : all));
  const inNotes = new Set(notes.map(({ unit }) => unit).filter((unit) => !unit.startsWith('logits:')));
  expect(new Set(places).size).toBe(places.length);
  expect(places.length).toBe(inNotes.size);
  expect(named.get('class')).toHaveLength(1000);
  for (const place of places) {
    const { layer, unit } = unitAt({ blocks }, place);
    expect(inNotes).toContain(`${layer}:${unit}`);
  }
});

it('says how long reading takes', () => {
  expect(daysFor(480, 10)).toBe(10);
  expect(tasksOf(inception.layers, 10).map(({ days }) => duration(days))).toEqual([
    '141 days',
    '151 years',
    '242 years',
    '399 years',
  ]);
  expect(duration(365 * 2.5)).toBe('2.5 years');
  expect([placeOf(0.1), placeOf(1), placeOf(1e12)]).toEqual([0, 0, 1]);
});

it('answers a guess by what was counted', () => {
  const answer = (guess: string, ...about: Parameters<typeof outcomeOf>) =>
    answerTo(guess, options, outcomeOf(...about));
  expect(answer('first', inception, 'weights')).toMatch(
    /otherwise\. .*InceptionV1, the first 6 .* 21 % .* 79 %/,
  );
  expect(answer('first', inception, 'multiplications')).toMatch(/so it came out.* 68 % /);
  expect(answer('even', resnet, 'multiplications')).toMatch(/so it came out.* 53 % /);
});
