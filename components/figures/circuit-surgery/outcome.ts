/** What came out. */
import type { Outcome } from '#components/figure-kit/live.ts';
import type { SurgerySnapshot } from '#lib/circuits/surgery-config.ts';
import { operationAsked, type questions } from './questions.ts';
import { brief, measure, percent } from './view-model.ts';

/** The answer to the question, once the operation that it speaks of was done. */
export function outcomeOf(
  { before, after }: SurgerySnapshot,
  shown: keyof typeof questions,
  operation: string,
): Outcome | undefined {
  if (!before || !after || operation !== operationAsked[shown]) return undefined;
  const [was, is] = [measure(before), measure(after)];
  if (shown === 'curves') {
    const value = is.echo > 0.5 ? 'most' : is.echo > 2 * was.echo + 0.05 ? 'some' : 'little';
    const sentence = `The opposite curve gets ${percent(is.echo)} of the strongest answer; as trained it was ${percent(was.echo)}.`;
    return { value, sentence };
  }
  const fall = was.mean > 0 ? 1 - is.mean / was.mean : 0;
  const value = fall > 0.3 ? 'most' : fall >= 0.1 ? 'some' : 'little';
  const sentence = `The mean response goes from ${brief(was.mean)} to ${brief(is.mean)}, ${percent(-fall)}.`;
  return { value, sentence };
}
