/**
 * The 1,000 classes of ImageNet by name, in the order of the logits. The names come with the networks, which all use this order, and are
 * fetched once, on first use.
 */

let names: Promise<readonly string[]> | undefined;

/** Rejects with an Error in a plain sentence. */
export function classNames(): Promise<readonly string[]> {
  names ??= load().catch((error: unknown) => {
    names = undefined;
    throw new Error('The names of the classes did not arrive; a class can be given by its number.', {
      cause: error,
    });
  });
  return names;
}

async function load(): Promise<readonly string[]> {
  const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');
  const response = await fetch(`${base}networks/resnet50/manifest.json`);
  if (!response.ok) throw new Error(`${response.status}`);
  return distinct(((await response.json()) as { labels: string[] }).labels);
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** A crane is a bird and a machine, a Cardigan a dog and a cardigan clothing: names that two classes share get their numbers. */
export function distinct(labels: readonly string[]): string[] {
  const spelled = labels.map(plain);
  return labels.map((label, i) =>
    spelled.indexOf(spelled[i]!) === spelled.lastIndexOf(spelled[i]!) ? label : `${label} (${i})`,
  );
}

/** The number of the class that `text` names, in any case, with hyphens or spaces, or that it is; `undefined` where there is none. */
export function findClass(names: readonly string[], text: string): number | undefined {
  const wanted = plain(text);
  if (/^\d+$/.test(wanted)) return Number(wanted) < names.length ? Number(wanted) : undefined;
  for (const spelling of [plain, (name: string) => plain(name.replace(/ \(\d+\)$/, ''))]) {
    const found = names.findIndex((name) => spelling(name) === wanted);
    if (found >= 0) return found;
  }
  return undefined;
}

/** What to say where no class is called `text`: with up to three whose names contain it. */
export function noSuchClass(names: readonly string[], text: string): string {
  const near = names.filter((name) => plain(text) && plain(name).includes(plain(text))).slice(0, 3);
  const hint = near.length > 0 ? `there is ${near.join(', ')}` : 'try another word for it';
  return `None of the ${names.length} classes is called “${text}”; ${hint}.`;
}

/** Lets a link name a class, `class=golden-retriever`: rewrites it to the number. Unknown names pass through; `parse` reports them. */
export async function expandClassName(search: URLSearchParams, prefix?: string): Promise<URLSearchParams> {
  const key = prefix ? `${prefix}.class` : 'class';
  const text = search.get(key) ?? '';
  if (!/[a-z]/i.test(text)) return search;
  const found = findClass(await classNames().catch(() => []), text);
  if (found === undefined) return search;
  const expanded = new URLSearchParams(search);
  expanded.set(key, String(found));
  return expanded;
}
