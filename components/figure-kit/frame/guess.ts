/** What a reader may guess before a run, and how the guess is answered. A guess stays out of the link. */

export interface GuessOption {
  value: string;
  label: string;
  /** Drawn as a second arrow, this many degrees from the first. */
  angle?: number;
}

/** `outcome` in words, compared with the guess where there was one. */
export function answerTo(
  guess: string | undefined,
  options: readonly GuessOption[],
  { value, sentence }: { value: string; sentence: string },
): string {
  const guessed = options.find((option) => option.value === guess);
  if (!guessed) return sentence;
  return `You guessed “${guessed.label}”${value === guess ? ', and so it came out' : ', but it came out otherwise'}. ${sentence}`;
}
