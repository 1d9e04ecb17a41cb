/** The chapters in the order they are read, from the front matter of content/chapters. */
import { getCollection, type CollectionEntry } from 'astro:content';

export type Chapter = CollectionEntry<'chapters'>;

export async function allChapters(): Promise<Chapter[]> {
  return (await getCollection('chapters')).sort((a, b) => a.data.number - b.data.number);
}

export function chapterPath(chapter: Chapter): string {
  return `/${chapter.id}/`;
}
