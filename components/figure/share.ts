/** The links that give a figure back as it stands. */
import { serialize, type ParamTable, type Values } from '#lib/params/index.ts';

export interface ShareLinks {
  /** In its chapter, or on the embed page when that is where the reader is. */
  page: string;
  embed: string;
  iframe: string;
}

/** `page` is the address of the present page, `base` the folder of the site, ending in `/`. */
export function shareLinks<T extends ParamTable>(
  figure: { name: string; title: string; camera?: boolean },
  table: T,
  values: Values<T>,
  page: URL,
  base: string,
  isEmbed: boolean,
): ShareLinks {
  const plain = serialize(table, values).toString();
  const query = plain ? `?${plain}` : '';
  const embed = `${page.origin}${base}embed/${figure.name}/${query}`;
  const inChapter = serialize(table, values, figure.name).toString();
  const title = figure.title.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return {
    page: isEmbed
      ? embed
      : `${page.origin}${page.pathname}${inChapter ? `?${inChapter}` : ''}#${figure.name}`,
    embed,
    iframe: `<iframe src="${embed.replaceAll('&', '&amp;')}" title="${title}" width="100%" height="900" style="border:0" loading="lazy" allow="fullscreen${figure.camera ? '; camera' : ''}"></iframe>`,
  };
}
