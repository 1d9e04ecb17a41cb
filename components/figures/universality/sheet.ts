/** One picture of what is shown, for the download: the maps of the networks side by side, or the pairs one below the other. */
import { networkTitles } from '#lib/networks/layers.ts';
import type { Answers } from './answers.ts';
import type { Partners } from './partners.ts';
import type { Question } from './question.ts';
import { levelOf, levels, place, stripWidth } from './strip.ts';

const row = 18;
const names = 190;
const step = 9;
const scale = 2;

export function drawSheet(
  answers: readonly Answers[],
  partners: Partners | undefined,
  question: Question,
): HTMLCanvasElement | undefined {
  const lists = partners ? partners.pairs.length : Math.max(0, ...answers.map(({ rows }) => rows.length));
  if (lists === 0) return undefined;
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const axis = question.axis.length;
  const width = names + 20 + stripWidth(axis, question.controls.length) * step;
  const sheet = document.createElement('canvas');
  sheet.width = scale * (partners ? 640 : width * answers.length);
  sheet.height = scale * (lists + 2) * row;
  const context = sheet.getContext('2d');
  if (!context) return undefined;
  context.scale(scale, scale);
  context.fillStyle = color('--paper');
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.font = `12px ${color('--sans') || 'sans-serif'}`;
  context.textBaseline = 'middle';
  const write = (text: string, x: number, line: number) => {
    context.fillStyle = color('--ink');
    context.fillText(text, x, (line + 0.5) * row);
  };
  answers.forEach(({ network, layer, rows }, i) => {
    const left = 10 + i * width;
    write(`${networkTitles[network]}, ${layer}`, left, 0);
    rows.forEach(({ name, unit, values }, line) => {
      write(`${name} ${unit}`, left, line + 1);
      values.forEach((value, at) => {
        const [from, length] = place(at, axis);
        context.fillStyle = color(`--magnitude-${Math.round((5 * levelOf(value)) / levels)}`);
        context.fillRect(left + names + from * step, (line + 1) * row + 1, length * step, row - 2);
      });
    });
  });
  partners?.pairs.forEach(({ from, to, correlation }, line) => {
    write(`${from.name} ${from.unit}`, 10, line + 1);
    context.fillStyle = color('name' in to ? '--accent' : '--faint');
    context.fillRect(names, (line + 1) * row + 4, Math.max(0, correlation) * 160, row - 8);
    write(correlation.toFixed(2), names + 170, line + 1);
    write(`${'name' in to ? to.name : (to.called ?? 'unnamed')} ${to.unit}`, names + 220, line + 1);
  });
  if (partners)
    write(`${networkTitles[partners.from.network]} → ${networkTitles[partners.to.network]}`, 10, 0);
  return sheet;
}
