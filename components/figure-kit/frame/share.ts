/** The links that give a figure back as it stands. */
import { serialize, type ParamTable, type Values } from '#lib/params/index.ts';

export interface ShareLinks {
  /** In its chapter, or on the embed page when that is where the reader is. */
  page: string;
  embed: string;
  iframe: string;
}

/** What the link that brought the reader here hides and locks: who it is handed on to gets no more. */
export interface Limits {
  hide: ReadonlySet<string>;
  lock: ReadonlySet<string>;
}

export interface ShareOptions<T extends ParamTable> extends Partial<Limits> {
  /** Settings that some place of the figure begins with: a link always names them, so that it means the same at every place. */
  start?: Partial<Values<T>>;
  /** Whoever opens the link sees the figure run. */
  autoplay?: boolean;
}

/** `page` is the address of the present page, `base` the folder of the site, ending in `/`. */
export function shareLinks<T extends ParamTable>(
  figure: { name: string; title: string; camera?: boolean },
  table: T,
  values: Values<T>,
  page: URL,
  base: string,
  isEmbed: boolean,
  options: ShareOptions<T> = {},
): ShareLinks {
  const { name } = figure;
  const query = (prefix = ''): string => {
    const settings = serialize(table, values, prefix.slice(0, -1));
    for (const own of Object.keys(options.start ?? {})) settings.set(`${prefix}${own}`, String(values[own]));
    const kept = (['hide', 'lock'] as const).flatMap((word) => {
      const names = [...(options[word] ?? [])].map(encodeURIComponent);
      // Commas as teachers write them, not escaped.
      return names.length > 0 ? `${prefix}${word}=${names.join(',')}` : [];
    });
    const all = [settings.toString(), ...kept, options.autoplay ? `${prefix}autoplay=1` : '']
      .filter(Boolean)
      .join('&');
    return all && `?${all}`;
  };
  const embed = `${page.origin}${base}embed/${name}/${query()}`;
  const inChapter = query(`${name}.`);
  const title = figure.title.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const allow = `fullscreen; clipboard-write${figure.camera ? '; camera' : ''}`;
  return {
    page: isEmbed ? embed : `${page.origin}${page.pathname}${inChapter}#${name}`,
    embed,
    iframe: `<iframe src="${embed.replaceAll('&', '&amp;')}" title="${title}" width="100%" height="900" style="border:0" loading="lazy" allow="${allow}"></iframe>`,
  };
}

interface Shared<T extends ParamTable> extends Limits {
  definition: { name: string; title: string; camera?: boolean; params: T };
  values: Values<T>;
  start: Partial<Values<T>>;
}

/** `shareLinks` of a figure on the page that is open. */
export const linksHere = <T extends ParamTable>(
  figure: Shared<T>,
  isEmbed: boolean,
  autoplay = false,
): ShareLinks =>
  shareLinks(
    figure.definition,
    figure.definition.params,
    figure.values,
    new URL(location.href),
    import.meta.env.BASE_URL.replace(/\/*$/, '/'),
    isEmbed,
    { hide: figure.hide, lock: figure.lock, start: figure.start, autoplay },
  );

/** The figure in a tab of its own, for what a frame does not allow. What had been computed starts there at once. */
export const tabLink = <T extends ParamTable>(figure: Shared<T> & { awake: boolean }): string =>
  linksHere(figure, true, figure.awake).embed;
