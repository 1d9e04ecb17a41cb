/** Where units and edges of a circuit stand in its picture: layers as columns from the earliest on the left, units below each other. */
import type { CircuitEdge } from '#lib/circuits/circuit.ts';
import { writeUnit, type Unit } from '#lib/circuits/unit-name.ts';

export const tile = 56;
/** From one column to the next; few columns have more room. */
const widest = 290;
const narrowest = 270;
const row = 92;
const head = 30;
const side = 34;

export interface Node {
  key: string;
  unit: Unit;
  /** The middle of its tile. */
  x: number;
  y: number;
}

export interface Link {
  edge: CircuitEdge;
  /** A curve from tile to tile, and the middle of the kernel on it. */
  path: string;
  side: number;
  x: number;
  y: number;
}

export interface Drawing {
  width: number;
  height: number;
  columns: { layer: string; x: number }[];
  nodes: Node[];
  links: Link[];
}

/** `order`: the layers of the network by depth. Units of a column keep their order. */
export function draw(
  units: readonly Unit[],
  edges: readonly CircuitEdge[],
  order: readonly string[],
): Drawing {
  const layers = [...new Set(units.map(({ layer }) => layer))].sort(
    (a, b) => order.indexOf(a) - order.indexOf(b),
  );
  const inLayer = (layer: string): Unit[] => units.filter((unit) => unit.layer === layer);
  const column = layers.length < 3 ? widest : narrowest;
  const rows = Math.max(1, ...layers.map((layer) => inLayer(layer).length));
  const height = head + rows * row;
  const columns = layers.map((layer, k) => ({ layer, x: side + tile / 2 + k * column }));
  const nodes = columns.flatMap(({ layer, x }) => {
    const own = inLayer(layer);
    const top = head + ((rows - own.length) * row) / 2;
    return own.map((unit, i) => ({ key: writeUnit(unit), unit, x, y: top + i * row + tile / 2 + 4 }));
  });
  const places = new Map(nodes.map((node) => [node.key, node]));
  const links = edges.flatMap((edge): Link[] => {
    const [a, b] = [places.get(writeUnit(edge.from)), places.get(writeUnit(edge.to))];
    if (!a || !b) return [];
    const [x1, x2] = [a.x + tile / 2, b.x - tile / 2];
    const bend = (x2 - x1) / 2;
    // Kernels stand where their edges are apart: near the side that has several, one behind the other where both have.
    const targets = inLayer(edge.to.layer);
    const alone = inLayer(edge.from.layer).length === 1;
    const place = targets.findIndex(({ unit }) => unit === edge.to.unit);
    const t = targets.length === 1 ? 0.3 : alone ? 0.7 : 0.16 + (0.34 * place) / (targets.length - 1);
    const [u, v] = [(1 - t) ** 3 + 3 * t * (1 - t) ** 2, t ** 3 + 3 * t ** 2 * (1 - t)];
    const mix = (p: number, q: number, r: number, s: number): number =>
      (1 - t) ** 3 * p + 3 * t * (1 - t) ** 2 * q + 3 * t ** 2 * (1 - t) * r + t ** 3 * s;
    return [
      {
        edge,
        side: targets.length === 1 || alone ? 44 : targets.length < 4 ? 30 : 22,
        path: `M${x1} ${a.y}C${x1 + bend} ${a.y} ${x2 - bend} ${b.y} ${x2} ${b.y}`,
        x: mix(x1, x1 + bend, x2 - bend, x2),
        y: u * a.y + v * b.y,
      },
    ];
  });
  const last = columns.at(-1)?.x ?? 0;
  return { width: Math.max(last + tile / 2 + side, 320), height, columns, nodes, links };
}
