/** What is said of a unit's numbers, on the page as it was built and while a run goes on. */
import type { Example } from './facts.ts';

const minus = (text: string): string => text.replace('-', '−');

/** Three significant digits. */
export const brief = (value: number): string =>
  minus(Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3))));

/**
 * How strongly a picture excites its unit, beside the strongest of the photographs. Responses of a channel are means over
 * positions, 0 or more, and compare as ratios; logits have no zero, so they compare as differences.
 */
export function excites(layer: string, value: number, largest?: number): string {
  if (layer === 'logits') {
    if (largest === undefined) return `Logit ${brief(value)}.`;
    const gap = value - largest;
    return `Logit ${brief(value)}, ${brief(Math.abs(gap))} ${gap < 0 ? 'below' : 'above'} the strongest of 10,000 photographs.`;
  }
  const mean = `Mean response ${brief(value)}`;
  if (largest === undefined) return `${mean}.`;
  if (largest <= 0) return `${mean}; none of 10,000 photographs excites it at all.`;
  return `${mean}, ${brief(Math.round((value / largest) * 10) / 10)} times the strongest of 10,000 photographs.`;
}

/** How far a picture drives its unit down. */
export const silences = (layer: string, value: number): string =>
  layer === 'logits' ? `Logit ${brief(value)}.` : `Mean ${brief(value)} before the ReLU.`;

/** “frog (4), bird (3) and cat (2)”: the classes of the photographs, most frequent first. */
export function classesOf(examples: readonly Example[]): string {
  const counts = new Map<string, number>();
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  const words = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([label, count]) => (count > 1 ? `${label} (${count})` : label));
  const last = words.pop();
  return words.length > 0 ? `${words.join(', ')} and ${last}` : (last ?? '');
}

/** The unit that the part of an address after `#` names, or the sentence that says why it names none; null where it is empty. */
export function readHash(
  hash: string,
  layer: string,
  channels: number,
): { unit: number } | { problem: string } | null {
  const text = safely(hash.replace(/^#/, ''));
  if (text === '') return null;
  const has = `Layer ${layer} has units 0 to ${channels - 1}`;
  if (!/^\d+$/.test(text)) return { problem: `${has}; “${text}” is not one of them.` };
  const unit = Number(text);
  return unit < channels ? { unit } : { problem: `${has}, so there is no unit ${text}.` };
}

function safely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
