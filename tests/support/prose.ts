/** Numbers in the prose of a chapter, found by what they are about and not by the words around them, which may change. */
import { readFileSync } from 'node:fs';

/** The chapter's text in one line, without tags and emphasis. */
export const chapter = (name: string): string =>
  readFileSync(new URL(`../../content/chapters/${name}.mdx`, import.meta.url), 'utf8')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[*_]{1,2}(?=\w)|(?<=\w)[*]{1,2}/g, '')
    .replace(/\s+/g, ' ');

/** Sentences of `text`: a full stop with a space and a capital, a digit or a quotation mark after it. */
export const sentences = (text: string): string[] => text.split(/(?<=[.?!]) (?=[A-Z0-9“])/);

/** The one sentence that speaks of all of `topics`. Throws where there is none, or more than one. */
export function sentenceOn(text: string, ...topics: RegExp[]): string {
  const found = sentences(text).filter((sentence) => topics.every((topic) => topic.test(sentence)));
  if (found.length === 1) return found[0]!;
  throw new Error(`${found.length} sentences speak of ${topics.join(' and ')}:\n${found.join('\n')}`);
}

const number = /(?<![\w.:])(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?![\w:]|\.\d)/g;

/** In the order in which they stand, as numbers; those within names of layers, units and networks are none. */
export const numbersIn = (sentence: string): number[] =>
  Array.from(sentence.replace(/ResNet-50|InceptionV1|CIFAR-10/g, '').matchAll(number), ([found]) => found)
    .filter((found) => found !== '')
    .map((found) => Number(found.replaceAll(',', '')));

/** The numbers of the one sentence on all of `topics`. */
export const numbersOn = (text: string, ...topics: RegExp[]): number[] =>
  numbersIn(sentenceOn(text, ...topics));
