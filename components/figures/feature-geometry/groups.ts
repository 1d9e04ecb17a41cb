/** The solids of one model, counted by kind: how many features in how many dimensions. */
import type { PolytopeGraph } from '#lib/superposition/polytope-graph.ts';

export interface Kind {
  features: number;
  dimensions: number;
  count: number;
  name: string;
  /** CSS color. */
  color: string;
}

/** Named where the numbers alone leave little else for it to be. */
const names: Readonly<Record<string, string>> = {
  '1 1': 'alone',
  '2 1': 'digon',
  '3 2': 'triangle',
  '4 3': 'tetrahedron',
  '5 2': 'pentagon',
  '8 3': 'square antiprism',
};

const colors: Readonly<Record<number, number>> = { 1: 8, 2: 2, 3: 1, 4: 3, 5: 4 };

export const partColor = (features: number): string => `var(--category-${colors[features] ?? 5})`;

const dimensionsText = (value: number): string =>
  value.toFixed(Math.abs(value - Math.round(value)) < 0.05 ? 0 : 1);

/** Most frequent first. */
export function kindsOf({ parts }: PolytopeGraph): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const { features, dimensions } of parts) {
    const text = dimensionsText(dimensions);
    const key = `${features.length} ${text}`;
    const kind = kinds.get(key) ?? {
      features: features.length,
      dimensions: Number(text),
      count: 0,
      name: names[key] ?? '',
      color: partColor(features.length),
    };
    kind.count++;
    kinds.set(key, kind);
  }
  return [...kinds.values()].sort((a, c) => c.count - a.count || c.features - a.features);
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

export const kindText = ({ features, dimensions, name }: Kind): string =>
  `${plural(features, 'feature')} in ${plural(dimensions, 'dimension')}${name ? ` (${name})` : ''}`;

/** All of it in a sentence. */
export const graphText = (graph: PolytopeGraph): string =>
  kindsOf(graph)
    .slice(0, 6)
    .map((kind) => `${kind.count} × ${kindText(kind)}`)
    .join(', ') || 'no direction is long enough';
