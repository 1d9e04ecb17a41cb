/** What the rounds come to together, in sentences. */
import { chanceOf, type Result } from './result.ts';
import { shownScore } from './words.ts';

const mean = (results: readonly Result[], of: (result: Result) => number): number =>
  results.reduce((sum, result) => sum + of(result), 0) / results.length;

/** `results` in the order of the rounds, absent where one has not been played. */
export function felt(results: readonly (Result | undefined)[]): string[] {
  const all = results.filter((result) => result !== undefined);
  if (all.length === 0) return [];
  const own = ({ score }: Result): number => score;
  const rule = (result: Result): number => result.rule.score;
  const [low, high] = chanceOf(
    all.map(({ truths }) => truths),
    1,
  );
  const sentences = [
    `Your mean over ${all.length === 1 ? 'one round' : `${all.length} rounds`}: ${shownScore(mean(all, own))}. The simplest rules: ${shownScore(mean(all, rule))}. Of readers who do not look, 95 of 100 come to between ${shownScore(low)} and ${shownScore(high)}.`,
  ];
  const half = Math.ceil(results.length / 2);
  const [first, second] = [results.slice(0, half), results.slice(half)].map((part) =>
    part.filter((result) => result !== undefined),
  ) as [Result[], Result[]];
  if (first.length < 2 || second.length < 2) return sentences;
  const [before, after] = [mean(first, own), mean(second, own)];
  const [ruleBefore, ruleAfter] = [mean(first, rule), mean(second, rule)];
  const numbers = `You: ${shownScore(before)} in the first ${half} rounds, ${shownScore(after)} in the others; the rules: ${shownScore(ruleBefore)}, then ${shownScore(ruleAfter)}.`;
  const fell = before - after > 0.1;
  const verdict = !fell
    ? ruleBefore - ruleAfter > 0.1
      ? 'The rules fell and you did not: you saw something in the photographs that one class or one color does not say.'
      : 'Neither of you fell by more than a tenth.'
    : ruleBefore - ruleAfter > 0.1
      ? 'What you just felt: in the later rounds an explanation carried less far, and so did the rules. If you looked as carefully as before, the difference is in the units.'
      : 'You fell and the rules did not: the later units had something simple about them that was hard to see.';
  return [...sentences, numbers, verdict];
}
