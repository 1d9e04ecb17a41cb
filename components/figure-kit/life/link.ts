/**
 * What a link asks of a figure: its params, and the words that are reserved in every figure. On an embed page the names
 * stand plain, in a chapter they carry the figure's name (`?feature-visualizer.unit=7`); the reserved words may stand
 * plain there too and then speak to every figure of the page. Names are read in any case. What others add to links
 * (trackers, learning platforms) is no business of the figure; a name that looks like one of its own is answered.
 */
import { backends, type BackendName } from '#lib/compute/backend-name.ts';
import { parse, shortened, type ParamTable, type Problem, type Values } from '#lib/params/index.ts';
import { meant } from './near.ts';
import { reservedWords } from './query.ts';

export interface Link<T extends ParamTable> {
  values: Values<T>;
  problems: Problem[];
  /** Names of the params that the link sets. */
  asked: Set<string>;
  autoplay: boolean;
  backend: BackendName | undefined;
  /** Names of params and buttons that are not shown. */
  hide: Set<string>;
  /** Names of params that are shown but cannot be changed. */
  lock: Set<string>;
}

export const none: ReadonlySet<string> = new Set();

export const namesOf = (values: object): ReadonlySet<string> => new Set(Object.keys(values));

/** What can be hidden besides params: buttons, and parts that some figures have. A test looks for others. */
export const parts = [
  ...['play', 'step', 'reset', 'newseed', 'share', 'enlarge', 'download', 'controls'],
  ...['guess', 'presets', 'carry', 'photographs'],
];

/** By the name in small letters, the name as the figure writes it. */
const spelled = (names: Iterable<string>): ReadonlyMap<string, string> =>
  new Map([...names].map((name) => [name.toLowerCase(), name]));

/** What `text` lists, in the spelling of `known`; for every other word `miss` is called. */
function listed(
  text: string | undefined,
  known: ReadonlyMap<string, string>,
  miss: (word: string) => void,
): Set<string> {
  const found = new Set<string>();
  for (const part of (text ?? '').split(',')) {
    const word = part.trim();
    const name = known.get(word.toLowerCase());
    if (name !== undefined) found.add(name);
    else if (word) miss(word);
  }
  return found;
}

/** `search` with the names of `table` and the reserved words spelled as the figure spells them, so that they can be looked up. */
export function respelled(table: ParamTable, search: URLSearchParams, prefix?: string): URLSearchParams {
  const known = spelled([...reservedWords, ...Object.keys(table)]);
  const before = prefix ? `${prefix}.` : '';
  return new URLSearchParams(
    [...search].map(([key, text]) => {
      const isOwn = key.toLowerCase().startsWith(before.toLowerCase());
      const name = known.get((isOwn ? key.slice(before.length) : key).toLowerCase());
      return [name === undefined ? key : `${isOwn ? before : ''}${name}`, text];
    }),
  );
}

export function readLink<T extends ParamTable>(table: T, search: URLSearchParams, prefix?: string): Link<T> {
  const problems: Problem[] = [];
  const report = (name: string, message: string) => problems.push({ name, message });
  const known = spelled([...reservedWords, ...Object.keys(table)]);
  const before = prefix && `${prefix.toLowerCase()}.`;
  /** What is said to this figure by name, and what is said to all of them. */
  const said = new Map<string, string>();
  const saidToAll = new Map<string, string>();
  for (const [key, text] of search) {
    const own = !before || key.toLowerCase().startsWith(before);
    const word = before && own ? key.slice(before.length) : key;
    const name = known.get(word.toLowerCase());
    if (name !== undefined && (own || reservedWords.has(name))) {
      const into = own ? said : saidToAll;
      const first = into.get(name);
      if (first === undefined) into.set(name, text);
      else if (first !== text)
        report(name, `The link sets “${name}” more than once; taking “${shortened(first)}”.`);
    } else if (own) {
      const near = meant(word.slice(word.lastIndexOf('.') + 1), known.values());
      if (before || near)
        report(
          word,
          `The link sets “${shortened(word)}”, which this figure does not have${near ? `; it has “${near}”` : ''}.`,
        );
    }
  }
  const asks = (name: string) => said.get(name) ?? saidToAll.get(name);

  const own = new URLSearchParams();
  for (const name of Object.keys(table)) {
    const text = asks(name);
    if (text !== undefined) own.set(name, text);
  }
  const read = parse(table, own);
  const wanted = asks('backend')?.toLowerCase();
  const backend = backends.find((name) => name === wanted);
  if (wanted && !backend)
    report(
      'backend',
      `The link asks for backend “${shortened(wanted)}”, but it must be one of ${backends.join(', ')}; taking the best that works.`,
    );
  /** A list that speaks to every figure of a chapter may name what only some of them have. */
  const list = (what: 'hide' | 'lock') =>
    listed(asks(what), spelled([...Object.keys(table), ...parts]), (word) => {
      if (!before || said.has(what))
        report(what, `The link asks to ${what} “${shortened(word)}”, which this figure does not have.`);
    });
  const [hide, lock] = [list('hide'), list('lock')];
  return {
    values: read.values,
    problems: [...read.problems, ...problems],
    asked: new Set(own.keys()),
    autoplay: ['1', 'true', 'yes', 'on', ''].includes((asks('autoplay') ?? '0').trim().toLowerCase()),
    backend,
    hide,
    lock,
  };
}
