/** The measurements of a field note in words: what a unit likes best, and how it answers to other pictures beside that. */
import type { FieldNote } from './notes.ts';

type Evidence = FieldNote['evidence'];

const percent = (share: number): string => (share < 0.005 ? '0%' : `${Math.round(100 * share)}%`);

/** What was shown beside the pictures that a family is named after, by family where the same word means different things. */
const others: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  opposite: 'the same turned around',
  across: 'the same at right angles',
  line: { curve: 'the same line without the bend', other: 'a straight line' },
  curve: 'a curve',
  arc: 'part of a ring',
  edge: 'an edge',
  fine: 'fine detail everywhere',
  coarse: 'coarse detail everywhere',
  center: 'the center’s color everywhere',
  surround: 'the surround’s color everywhere',
  reversed: 'the two colors exchanged',
  border: 'a straight border',
  colorless: 'black, gray and white alone',
  plain: 'either color everywhere',
  tinted: 'the same noise in one color',
  shapeless: 'noise or a plain color',
};

/** How the best picture was set, in the order in which it is told. */
function best(evidence: Evidence): string[] {
  const { orientation, radius, angle, wavelength, thickness, grain, ramp, ink, drawn } = evidence;
  const words: string[] = [];
  if (orientation !== undefined) words.push(`at ${orientation}°`);
  if (radius !== undefined) words.push(`at a radius of ${radius} pixels`);
  if (angle !== undefined) words.push(`at an angle of ${angle}°`);
  if (wavelength !== undefined) words.push(`at ${wavelength} pixels from line to line`);
  if (thickness !== undefined) words.push(`${thickness} pixels thick`);
  if (grain !== undefined) words.push(`at a grain of ${grain} ${grain === 1 ? 'pixel' : 'pixels'}`);
  if (ramp !== undefined) words.push(`over ${ramp} pixels`);
  if (drawn === 'edge')
    words.push(ink === 'light' ? 'as the edge of a light area' : 'as the edge of a dark area');
  else if (ink !== undefined) words.push(ink === 'light' ? 'light on dark' : 'dark on light');
  return words;
}

/** “Best at 343°, at a radius of 50 pixels, light on dark. As strong as that: … 16%.” Settings first, then comparisons, then photographs. */
export function measured(family: string, evidence: Evidence): string {
  const settings = best(evidence);
  const compared = Object.entries(others).flatMap(([name, words]) => {
    const share = evidence[name];
    if (typeof share !== 'number') return [];
    const what = typeof words === 'string' ? words : (words[family] ?? words['other']!);
    return [`${what} ${percent(share)}`];
  });
  const sentences = [
    settings.length > 0 ? `Best ${settings.join(', ')}.` : '',
    typeof evidence['width'] === 'number' ? `Half of that is left over ${evidence['width']}°.` : '',
    compared.length > 0 ? `In comparison: ${compared.join(', ')}.` : '',
    typeof evidence['gray'] === 'number'
      ? `Photographs without their color excite it ${percent(evidence['gray'])} as much as with it.`
      : '',
  ].filter((text) => text !== '');
  // A note of another kind is told as it is.
  if (sentences.length === 0)
    return `Measured: ${Object.entries(evidence)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}.`;
  return sentences.join(' ');
}
