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

const query = (settings: URLSearchParams, limits: Limits | undefined, prefix = ''): string => {
  const kept = (['hide', 'lock'] as const).flatMap((word) => {
    const names = [...(limits?.[word] ?? [])].map(encodeURIComponent);
    // Commas as teachers write them, not escaped.
    return names.length > 0 ? `${prefix}${word}=${names.join(',')}` : [];
  });
  const all = [settings.toString(), ...kept].filter(Boolean).join('&');
  return all && `?${all}`;
};

/** `page` is the address of the present page, `base` the folder of the site, ending in `/`. */
export function shareLinks<T extends ParamTable>(
  figure: { name: string; title: string; camera?: boolean },
  table: T,
  values: Values<T>,
  page: URL,
  base: string,
  isEmbed: boolean,
  limits?: Limits,
): ShareLinks {
  const { name } = figure;
  const embed = `${page.origin}${base}embed/${name}/${query(serialize(table, values), limits)}`;
  const inChapter = query(serialize(table, values, name), limits, `${name}.`);
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
}

/** `shareLinks` of a figure on the page that is open. */
export const linksHere = <T extends ParamTable>(figure: Shared<T>, isEmbed: boolean): ShareLinks =>
  shareLinks(
    figure.definition,
    figure.definition.params,
    figure.values,
    new URL(location.href),
    import.meta.env.BASE_URL.replace(/\/*$/, '/'),
    isEmbed,
    figure,
  );

/** The figure in a tab of its own, for what a frame does not allow. What had been computed starts there at once. */
export function tabLink<T extends ParamTable>(figure: Shared<T> & { awake: boolean }): string {
  const { embed } = linksHere(figure, true);
  return figure.awake ? `${embed}${embed.includes('?') ? '&' : '?'}autoplay=1` : embed;
}
