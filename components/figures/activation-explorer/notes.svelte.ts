/** Names of units, from the field notes, once they have arrived. */
import { fieldNotes } from '#components/figure-kit/pickers/field-notes.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';

class Names {
  private names = $state.raw<ReadonlyMap<string, string>>(new Map());

  constructor(network: NetworkId) {
    void fieldNotes(network).then((notes) => {
      this.names = new Map(notes.map(({ unit, name }) => [unit, name]));
    });
  }

  of(unit: string): string | undefined {
    return this.names.get(unit);
  }
}

const known: Partial<Record<NetworkId, Names>> = {};

export function notesOf(network: NetworkId): Names {
  return (known[network] ??= new Names(network));
}
