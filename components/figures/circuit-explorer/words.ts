/** What expanded weights leave out on the way from one unit to another, in words. */
import type { CircuitEdge } from '#lib/circuits/circuit.ts';
import type { Way } from '#lib/circuits/approximations.ts';
import { handedOn } from './view.ts';

/** On an edge, in a few words. */
export function brief(edge: CircuitEdge): string {
  if (handedOn(edge)) return 'by the shortcut';
  const { hidden, pooling } = edge.way;
  const words = [
    hidden.length > 0 ? `via ${hidden.join(' and ')} hidden units` : '',
    pooling ? 'via pooling' : '',
  ].filter((word) => word !== '');
  return words.length > 0 ? words.join(', ') : 'direct';
}

export function commonest(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** All that can mislead about weights that came this way: sentences. */
export function warnings({ hidden, pooling, normalization, shortcut, average }: Way): string[] {
  const said: string[] = [];
  if (hidden.length === 1)
    said.push(
      `These weights go through a bottleneck of ${hidden[0]} hidden units and are multiplied out as if its ReLUs always let everything pass.`,
    );
  if (hidden.length > 1)
    said.push(
      `These weights go through ${hidden.length} layers of hidden units (${hidden.join(' and ')}) and are multiplied out as if their ReLUs always let everything pass.`,
    );
  if (pooling) said.push('Max pooling on the way is taken for an average.');
  if (normalization) said.push('Local response normalization on the way is left out.');
  if (shortcut === 'plain')
    said.push('The shortcut of the block is included: it adds 1 for the channel of the same number.');
  if (shortcut === 'projected') said.push('The shortcut of the block, with weights of its own, is included.');
  if (average)
    said.push(
      'The class scores see the average over the whole picture: a weight holds for every cell alike.',
    );
  return said.length > 0 ? said : ['Nothing lies in between: these are the network’s own weights.'];
}
