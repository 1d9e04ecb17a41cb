/**
 * What a link asks of a figure: its params, and the words that are reserved in every figure. On an embed page the names
 * stand plain, in a chapter they carry the figure's name (`?feature-visualizer.unit=7`); the reserved words may stand
 * plain there too and then speak to every figure of the page.
 */
import { backends, type BackendName } from '#lib/compute/protocol.ts';
import { parse, type ParamTable, type Problem, type Values } from '#lib/params/index.ts';

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

const reservedParams = ['steps', 'seed', 'network'];

const words = (text: string | null): Set<string> =>
  new Set((text ?? '').split(',').flatMap((word) => word.trim().toLowerCase() || []));

export function readLink<T extends ParamTable>(table: T, search: URLSearchParams, prefix?: string): Link<T> {
  const key = (name: string) => (prefix ? `${prefix}.${name}` : name);
  const own = new URLSearchParams();
  const asked = new Set<string>();
  for (const name of Object.keys(table)) {
    const text = search.get(key(name)) ?? (reservedParams.includes(name) ? search.get(name) : null);
    if (text === null) continue;
    own.set(name, text);
    asked.add(name);
  }
  const { values, problems } = parse(table, own);
  const reserved = (name: string) => search.get(key(name)) ?? search.get(name);
  const wanted = reserved('backend')?.toLowerCase();
  const backend = backends.find((name) => name === wanted);
  if (wanted && !backend)
    problems.push({
      name: 'backend',
      message: `The link asks for backend “${wanted}”, but it must be one of ${backends.join(', ')}; taking the best that works.`,
    });
  if (!prefix)
    for (const name of search.keys())
      if (!(name in table) && !reservedWords.has(name) && !tracking.test(name))
        problems.push({ name, message: `The link sets “${name}”, which this figure does not have.` });
  return {
    values,
    problems,
    asked,
    autoplay: ['1', 'true', 'yes', 'on', ''].includes(reserved('autoplay') ?? '0'),
    backend,
    hide: words(reserved('hide')),
    lock: words(reserved('lock')),
  };
}

/** What mail programs and social sites add to links; nobody asked the figure for it. */
const tracking = /^utm_|clid$/;

const reservedWords = new Set(['autoplay', 'steps', 'seed', 'backend', 'network', 'hide', 'lock', 'debug']);
