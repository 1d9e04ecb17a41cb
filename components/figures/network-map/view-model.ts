/** What a run says, as the map shows it: how much every tile and cell is lit, and the weights as lines. Each layer has a scale of its own. */
import { layOut, type Layout } from '#components/plots/slabs.ts';
import type { FlowLayer } from '#lib/circuits/propagate.ts';
import type { Edge } from '#lib/circuits/flow-edges.ts';
import { readUnit } from '#lib/circuits/unit-name.ts';
import { layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { MapValues } from './params.ts';

/** Pixels from one cell to the next: every stage halves the map, and the layers carry the number of their stage. */
const strideOf = (layer: string): number => 2 ** Number(/\d/.exec(layer)?.[0] ?? 0);

export const sideOf = (layer: string, size: number): number =>
  layer === 'logits' ? 0 : Math.ceil(size / strideOf(layer));

export const layoutOf = (network: NetworkId, size: number): Layout =>
  layOut(
    layers[network].map(({ name, channels }) => ({ name, channels, side: sideOf(name, size) })),
    size,
  );

/** The slabs that begin a stage, whose names come first where there is little room. */
export function firstOfStages({ slabs }: Layout): ReadonlySet<number> {
  return new Set(slabs.flatMap(({ side }, i) => (slabs[i - 1]?.side === side ? [] : [i])));
}

export const valuesOf = (layer: FlowLayer, measure: MapValues['measure']): Float32Array =>
  measure === 'peak' ? layer.peak : layer.mean;

/** 0..1 for each channel: 1 at the value that one channel in a hundred exceeds, so that a single loud one does not leave the others dark. */
export function litTiles(layer: FlowLayer, measure: MapValues['measure']): Float32Array {
  const values = valuesOf(layer, measure);
  const sorted = values.toSorted().reverse();
  const top = sorted[layer.name === 'logits' ? 0 : Math.floor(sorted.length / 100)] ?? 0;
  return values.map((value) => (top > 0 ? Math.min(1, value / top) : 0));
}

/** 0..1 for each cell of the map, from its faintest to its brightest. */
export function litMap({ map }: Pick<FlowLayer, 'map'>): Float32Array {
  let [low, high] = [Infinity, -Infinity];
  for (const value of map) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return map.map((value) => (value - low) / (high - low || 1));
}

export interface Link {
  from: readonly [number, number];
  to: readonly [number, number];
  weight: number;
  /** 0..1 among the weights into the same layer. */
  strength: number;
}

/** Edges as lines between slabs and channels; each layer has its own scale of weights. */
export function linksOf(edges: readonly Edge[], network: NetworkId): Link[] {
  const place = (layer: string): number => layers[network].findIndex(({ name }) => name === layer);
  const strongest = new Map<string, number>();
  const layerOf = ({ to }: Edge): string => readUnit(to).layer;
  for (const edge of edges)
    strongest.set(layerOf(edge), Math.max(strongest.get(layerOf(edge)) ?? 0, Math.abs(edge.weight)));
  return edges.map((edge) => {
    const [from, to] = [readUnit(edge.from), readUnit(edge.to)];
    return {
      from: [place(from.layer), from.unit],
      to: [place(to.layer), to.unit],
      weight: edge.weight,
      strength: Math.abs(edge.weight) / (strongest.get(to.layer) ?? 1),
    };
  });
}

/** The `most` channels of a layer with the highest values, highest first. */
export function strongest(values: ArrayLike<number>, most: number): { unit: number; value: number }[] {
  return Array.from(values, (value, unit) => ({ unit, value }))
    .sort((a, b) => b.value - a.value)
    .slice(0, most);
}

/** Share of activations above zero in the first and in the last three layers that have any to be zero. */
export function sharesOf(all: readonly FlowLayer[], depth: number): [number, number] | undefined {
  if (all.length < depth) return undefined;
  const shares = all.filter(({ name }) => name !== 'logits').map(({ active }) => active);
  const mean = (part: readonly number[]): number => part.reduce((sum, share) => sum + share, 0) / part.length;
  return [mean(shares.slice(0, 3)), mean(shares.slice(-3))];
}
