/**
 * One table of params per figure gives the types, the controls, the shareable link and the validation.
 * A param is a number, a choice, a toggle or a short text; every one has a label and one line of help for the reader.
 */
interface Common {
  label: string;
  /** One line that says what the param does. */
  help: string;
  /** Not drawn by ParamPanel (set by other parts of the figure), but still in the link. */
  hidden?: boolean;
  /** Changing it draws anew what is there, and computes nothing. */
  redraws?: boolean;
  /** What the figure's question is about: shown at once, before "More settings" are asked for. */
  first?: boolean;
  /** Controls with the same group are drawn together under its name; those without come first. */
  group?: string;
}

export interface NumberParam extends Common {
  kind: 'number';
  default: number;
  min: number;
  max: number;
  step: number;
  unit?: string;
  scale?: 'linear' | 'log';
}

export interface ChoiceParam<V extends string = string> extends Common {
  kind: 'choice';
  default: V;
  options: readonly { value: V; label: string }[];
  /** Other spellings that a link may use. */
  aliases?: Readonly<Record<string, V>>;
}

export interface ToggleParam extends Common {
  kind: 'toggle';
  default: boolean;
  /** Spellings that a link may use besides 1/0, true/false, on/off, yes/no. */
  aliases?: Readonly<Record<string, boolean>>;
}

/** A short text with a form of its own, such as a list; no control draws it, so it is `hidden`. */
export interface TextParam extends Common {
  kind: 'text';
  default: string;
  /** The text in its shortest form, or undefined where it is none. */
  read: (text: string) => string | undefined;
  /** What it has to be, said to those who write links: "a list such as 1:0.5,3:2". */
  form: string;
  hidden: true;
}

export type Param = NumberParam | ChoiceParam | ToggleParam | TextParam;
export type ParamTable = Readonly<Record<string, Param>>;

export type Values<T extends ParamTable> = {
  [K in keyof T]: T[K] extends NumberParam
    ? number
    : T[K] extends ChoiceParam<infer V>
      ? V
      : T[K] extends TextParam
        ? string
        : boolean;
};

export const number = (p: Omit<NumberParam, 'kind'>): NumberParam => ({ kind: 'number', ...p });
export const choice = <const V extends string>(p: Omit<ChoiceParam<V>, 'kind'>): ChoiceParam<V> => ({
  kind: 'choice',
  ...p,
});
export const toggle = (p: Omit<ToggleParam, 'kind'>): ToggleParam => ({ kind: 'toggle', ...p });
export const text = (p: Omit<TextParam, 'kind' | 'hidden'>): TextParam => ({
  kind: 'text',
  hidden: true,
  ...p,
});

/** The same param, shown at once. */
export const first = <P extends Param>(param: P): P => ({ ...param, first: true });

export function defaults<T extends ParamTable>(table: T): Values<T> {
  return Object.fromEntries(Object.entries(table).map(([name, p]) => [name, p.default])) as Values<T>;
}

/** A value that was not usable, and the sentence that tells the reader. */
export interface Problem {
  name: string;
  message: string;
}

const toggles: ReadonlyMap<string, boolean> = new Map([
  ...['1', 'true', 'on', 'yes'].map((word) => [word, true] as const),
  ...['0', 'false', 'off', 'no'].map((word) => [word, false] as const),
]);

/** The entry that `table` itself has: a reader's word may be the name of what every object inherits, such as `constructor`. */
export const ownEntry = <V>(table: Readonly<Record<string, V>> | undefined, word: string): V | undefined =>
  table && Object.hasOwn(table, word) ? table[word] : undefined;

/** Text of a link as a sentence can quote it. */
export const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** No list that a figure knows is longer, and no link carries more in comfort. */
const longestText = 4000;

/** `undefined` where `text` is not a value of `p`. */
function parseOne(p: Param, text: string): number | string | boolean | undefined {
  const word = text.trim().toLowerCase();
  if (p.kind === 'toggle') return ownEntry(p.aliases, word) ?? toggles.get(word);
  if (p.kind === 'choice')
    return p.options.find((o) => o.value.toLowerCase() === word)?.value ?? ownEntry(p.aliases, word);
  if (p.kind === 'text') return text.length > longestText ? undefined : p.read(word);
  const value = word === '' ? NaN : Number(word);
  if (!Number.isFinite(value) || value < p.min || value > p.max) return undefined;
  return Number.isInteger(p.step) && Number.isInteger(p.min) && !Number.isInteger(value) ? undefined : value;
}

function expected(p: Param): string {
  if (p.kind === 'number')
    return `a ${Number.isInteger(p.step) && Number.isInteger(p.min) ? 'whole ' : ''}number from ${p.min} to ${p.max}`;
  if (p.kind === 'toggle') return '1 or 0';
  if (p.kind === 'text') return p.form;
  return `one of ${p.options.map((o) => o.value).join(', ')}`;
}

/**
 * Reads the params of `table` out of a link. With a `prefix` only `<prefix>.<name>` counts (a chapter), without one the
 * plain names (an embed page). Unusable values fall back to the default and are reported.
 */
export function parse<T extends ParamTable>(
  table: T,
  search: URLSearchParams,
  prefix?: string,
): { values: Values<T>; problems: Problem[] } {
  const values: Record<string, unknown> = defaults(table);
  const problems: Problem[] = [];
  for (const [name, p] of Object.entries(table)) {
    const text = search.get(prefix ? `${prefix}.${name}` : name);
    if (text === null) continue;
    const value = parseOne(p, text);
    if (value === undefined)
      problems.push({
        name,
        message: `The link asks for ${p.label.toLowerCase()} “${shortened(text)}”, but it must be ${expected(p)}; showing ${p.default === '' ? 'none' : String(p.default)} instead.`,
      });
    else values[name] = value;
  }
  return { values: values as Values<T>, problems };
}

/** The query that gives `values` back: only what differs from the default. */
export function serialize<T extends ParamTable>(
  table: T,
  values: Values<T>,
  prefix?: string,
): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, p] of Object.entries(table)) {
    const value = values[name as keyof T];
    if (value === p.default) continue;
    search.set(
      prefix ? `${prefix}.${name}` : name,
      typeof value === 'boolean' ? (value ? '1' : '0') : String(value),
    );
  }
  return search;
}
