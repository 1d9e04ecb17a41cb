/** The rows of stacks as one picture, for the download. */
import { categories } from '#components/plots/feature-colors.ts';
import { segmentsOf, strength } from './segments.ts';
import type { ViewModel } from './view-model.ts';

const row = { height: 90, gap: 24 };
const left = 120;
const wide = 900;
const right = 130;

export function sheetOf({ models, hidden }: ViewModel): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = left + wide + right;
  canvas.height = models.length * (row.height + row.gap) + row.gap;
  const context = canvas.getContext('2d')!;
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  context.fillStyle = color('--paper');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.font = `22px ${color('--sans')}`;
  context.textBaseline = 'middle';
  const pitch = wide / hidden;
  models.forEach(({ density, one, sorted }, at) => {
    const top = row.gap + at * (row.height + row.gap);
    context.fillStyle = color('--ink');
    context.fillText(String(density), 30, top + row.height / 2);
    context.fillText(`${one} of ${hidden}`, left + wide + 20, top + row.height / 2);
    sorted.forEach((neuron, column) => {
      for (const { feature, from, to } of segmentsOf(neuron)) {
        context.fillStyle = color(`--category-${(feature % categories) + 1}`);
        context.globalAlpha = strength(feature);
        context.fillRect(
          left + column * pitch,
          top + row.height * (1 - to) + 1,
          pitch * 0.82,
          Math.max(0.5, row.height * (to - from) - 1),
        );
      }
      context.globalAlpha = 1;
    });
  });
  return canvas;
}
