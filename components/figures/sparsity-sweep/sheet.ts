/** All models as one picture, for the download. */
import { colorTable } from '#components/plots/color-map.ts';
import { barSteps } from './levels.ts';
import { densityText, mostSuperposition, type ShownModel } from './view-model.ts';

const side = 160;
const gap = 24;
const letters = 18;
const columns = 6;

export function sheetOf(linear: ShownModel, models: readonly ShownModel[]): HTMLCanvasElement {
  const all = [linear, ...models];
  const [across, down] = [side + gap + 16, side * 1.55 + gap + letters];
  const canvas = document.createElement('canvas');
  canvas.width = Math.min(columns, all.length) * across + gap;
  canvas.height = Math.ceil(all.length / columns) * down + gap;
  const context = canvas.getContext('2d')!;
  const style = getComputedStyle(document.documentElement);
  const [paper, ink] = ['--paper', '--ink'].map((name) => style.getPropertyValue(name));
  const signed = colorTable('signed');
  const color = (value: number): string => {
    const at = Math.round((Math.max(-1, Math.min(1, value)) + 1) * 127.5) * 3;
    return `rgb(${signed[at]} ${signed[at + 1]} ${signed[at + 2]})`;
  };
  context.fillStyle = paper!;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.font = '13px sans-serif';
  all.forEach((model, k) => {
    const n = model.features;
    const cell = side / n;
    const x = gap + (k % columns) * across;
    const y = gap + Math.floor(k / columns) * down;
    context.fillStyle = ink!;
    context.fillText(
      `${k === 0 ? 'linear' : `density ${densityText(model.density)}`}: keeps ${model.kept}`,
      x,
      y + 10,
    );
    const top = y + letters;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        context.fillStyle = color(model.gram[i * n + j]!);
        context.fillRect(x + j * cell, top + i * cell, cell, cell);
      }
      context.fillStyle = color(model.b[i]!);
      context.fillRect(x + side + 6, top + i * cell, 10, cell);
      const level = Math.round(Math.min(1, model.superposition[i]! / mostSuperposition) * barSteps);
      const height = model.norms[i]! * side * 0.4;
      context.fillStyle = style.getPropertyValue(`--magnitude-${level + 1}`);
      context.fillRect(x + (i + 0.1) * cell, top + side * 1.52 - height, cell * 0.8, height);
    }
  });
  return canvas;
}
