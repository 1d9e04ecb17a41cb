/** The terms that the site explains, from content/glossary.json. */
import list from '#content/glossary.json';

export interface Entry {
  id: string;
  term: string;
  definition: string;
}

export const glossary: readonly Entry[] = [...(list as readonly Entry[])].sort((a, b) =>
  a.term.localeCompare(b.term, 'en'),
);

/** The entry called `id`. @throws where there is none, which stops the build. */
export function entry(id: string): Entry {
  const found = glossary.find((candidate) => candidate.id === id);
  if (!found)
    throw new Error(
      `content/glossary.json has no entry with the id "${id}", which a <Term id="${id}"> asks for. ` +
        `Known ids: ${glossary.map((known) => known.id).join(', ') || 'none'}.`,
    );
  return found;
}
