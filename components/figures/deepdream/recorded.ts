/** The recorded results of `deepdream`, as the bundler knows them: of each the picture before and after, and a curve for every octave. */
import { recordings, type RecordedEntry } from '#components/figure-kit/recording/recorded.ts';
import { params } from './params.ts';

const index = import.meta.glob<RecordedEntry[]>('./recorded/index.json', { eager: true, import: 'entries' });
const urls = import.meta.glob<string>('./recorded/*.webp', { eager: true, query: '?url', import: 'default' });

export const recorded = recordings(params, Object.values(index)[0] ?? [], urls);
