/** Where the dots stand: one for each unit, in the order of depth, layer under layer, row by row. */
import { shortName } from './quantities.ts';

export interface Block {
  layer: string;
  label: string;
  units: number;
  /** Place of the first unit of the layer among all. */
  first: number;
  /** Top edge. */
  y: number;
  rows: number;
}

export interface Grid {
  width: number;
  height: number;
  /** Pixels from one dot to the next, a whole number so that all look alike. */
  pitch: number;
  columns: number;
  /** Room for the names of layers. */
  left: number;
  blocks: Block[];
  count: number;
}

const [left, space, line] = [46, 5, 13];
const [smallest, largest] = [3, 9];

function layOutAt(pitch: number, layers: readonly { layer: string; units: number }[], width: number): Grid {
  const columns = Math.max(1, Math.floor((width - left) / pitch));
  let [y, first] = [0, 0];
  const blocks = layers.map(({ layer, units }): Block => {
    const rows = Math.ceil(units / columns);
    const block = { layer, label: shortName(layer), units, first, y, rows };
    y += Math.max(rows * pitch, line) + space;
    first += units;
    return block;
  });
  return { width, height: y - space, pitch, columns, left, blocks, count: first };
}

/** With dots as large as keep it from growing tall; not so small, though, that they could not be told apart. */
export function layOutDots(layers: readonly { layer: string; units: number }[], width: number): Grid {
  const tallest = width < 560 ? 620 : 560;
  let grid = layOutAt(largest, layers, width);
  for (let pitch = largest - 1; pitch >= smallest && grid.height > tallest; pitch--)
    grid = layOutAt(pitch, layers, width);
  return grid;
}

/** Middle of the dot with number `index` among all. */
export function dotAt({ blocks, columns, pitch, left: x }: Grid, index: number): [number, number] {
  const block = blocks.findLast(({ first }) => first <= index)!;
  const unit = index - block.first;
  return [x + ((unit % columns) + 0.5) * pitch, block.y + (Math.floor(unit / columns) + 0.5) * pitch];
}

/** The dot nearest to a point. */
export function nearestDot({ blocks, columns, pitch, left: start }: Grid, x: number, y: number): number {
  const far = ({ y: top, rows }: Block): number => Math.max(top - y, y - (top + rows * pitch), 0);
  const block = blocks.reduce((best, one) => (far(one) < far(best) ? one : best));
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, Math.floor(value)));
  const row = within((y - block.y) / pitch, block.rows - 1);
  const column = within((x - start) / pitch, columns - 1);
  return block.first + Math.min(block.units - 1, row * columns + column);
}

/** The unit with number `index` among all. */
export function unitAt({ blocks }: Pick<Grid, 'blocks'>, index: number): { layer: string; unit: number } {
  const block = blocks.findLast(({ first }) => first <= index)!;
  return { layer: block.layer, unit: index - block.first };
}
