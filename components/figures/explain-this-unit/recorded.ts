/** The recorded rounds, as the bundler knows them: part of the live bundle, and of the page only what its first state shows. */
import type { NetworkId } from '#lib/networks/manifest.ts';
import rounds from './recorded/rounds.json';
import type { Round, Rounds } from './rounds.ts';

const recorded = rounds as unknown as Rounds;

export const roundsOf = (network: NetworkId): readonly Round[] =>
  recorded[network] ?? Object.values(recorded)[0] ?? [];
