/** The works that the site cites, from content/references.json (CSL-JSON), and how they are written out. */
import list from '#content/references.json';

export interface Reference {
  id: string;
  type: string;
  title: string;
  author?: readonly { family?: string; given?: string; literal?: string }[];
  issued?: { 'date-parts': readonly (readonly (number | string)[])[] };
  'container-title'?: string;
  publisher?: string;
  volume?: number | string;
  page?: string;
  DOI?: string;
  URL?: string;
  note?: string;
}

const references = new Map((list as readonly Reference[]).map((reference) => [reference.id, reference]));

/** The work called `key`. @throws where there is none, which stops the build. */
export function reference(key: string): Reference {
  const found = references.get(key);
  if (!found)
    throw new Error(
      `content/references.json has no entry with the id "${key}", which a <Cite key="${key}" /> asks for. ` +
        `Known ids: ${[...references.keys()].join(', ') || 'none'}.`,
    );
  return found;
}

export function year(work: Reference): string {
  return String(work.issued?.['date-parts'][0]?.[0] ?? 'n.d.');
}

const family = (author: { family?: string; literal?: string }) => author.family ?? author.literal ?? '';

/** `Olah`, `Olah & Mordvintsev`, or `Olah et al.` */
export function shortAuthors(work: Reference): string {
  const names = (work.author ?? []).map(family);
  if (names.length === 0) return work.title;
  return names.length <= 2 ? names.join(' & ') : `${names[0]} et al.`;
}

const initials = (given: string) =>
  given
    .split(/[\s.]+/)
    .filter(Boolean)
    .map((part) =>
      part
        .split('-')
        .map((piece) => `${piece[0]}.`)
        .join('-'),
    )
    .join(' ');

/** `Olah, C., Mordvintsev, A. & Schubert, L.`; after eight names, `et al.` */
export function fullAuthors(work: Reference): string {
  const names = (work.author ?? []).map((a) => (a.given ? `${family(a)}, ${initials(a.given)}` : family(a)));
  if (names.length > 8) return `${names.slice(0, 6).join(', ')} et al.`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} & ${names.at(-1)}`;
}

/** Where the work was published: `Distill 2, e7`. */
export function venue(work: Reference): string {
  const place = [work['container-title'] ?? work.publisher, work.volume].filter(Boolean).join(' ');
  return [place, work.page].filter(Boolean).join(', ');
}

export function link(work: Reference): string | undefined {
  return work.DOI ? `https://doi.org/${work.DOI}` : work.URL;
}

/** In the order of a reference list: by first author, then year, then title. */
export function sorted(keys: Iterable<string>): Reference[] {
  const sortKey = (work: Reference) => `${fullAuthors(work)} ${year(work)} ${work.title}`;
  return [...keys].map(reference).sort((a, b) => sortKey(a).localeCompare(sortKey(b), 'en'));
}
