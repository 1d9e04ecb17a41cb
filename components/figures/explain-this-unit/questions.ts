/** The photographs of a round: which are asked about, what is on them, and the question that the network is asked. */
import { loadCifar } from '#components/figure-kit/pickers/cifar.ts';
import type { Photograph } from '#components/figure-kit/pickers/photograph.ts';
import type { ResponsesConfig } from '#lib/optvis/responses.ts';
import { colorShares } from '#lib/units/picture-colors.ts';
import { drawQuestions } from '#lib/units/quiz.ts';
import type { Described } from '#lib/units/rules.ts';
import type { ExplainValues } from './params.ts';
import { roundsOf } from './recorded.ts';
import { responsesOf } from './responses.ts';
import { studied, type Round } from './rounds.ts';

type Place = Pick<ExplainValues, 'network' | 'round' | 'seed'>;

export const roundAt = ({ network, round }: Pick<ExplainValues, 'network' | 'round'>): Round => {
  const found = roundsOf(network)[round - 1];
  if (!found) throw new Error(`No round ${round} was recorded for this network.`);
  return found;
};

/** The photographs asked about, by number, and the recorded responses to them. */
export function questionsOf(place: Place): { pictures: number[]; values: number[] } {
  const { quiz } = roundAt(place);
  const drawn = drawQuestions(quiz.values, place.seed);
  return { pictures: drawn.map((i) => quiz.pictures[i]!), values: drawn.map((i) => quiz.values[i]!) };
}

/** What an answer of the network is the answer to. */
export const nameOf = (place: Place): string =>
  `${place.network}/${roundAt(place).unit}/${questionsOf(place).pictures.join()}`;

export interface Photo extends Described {
  thumbnail: HTMLCanvasElement;
}

const described = ({ label, rgb, thumbnail }: Photograph): Photo => ({
  label,
  thumbnail,
  colors: colorShares(rgb),
});

/** Every photograph of a round by its number. Rejects with an Error in a plain sentence. */
export async function photosOf(place: Place): Promise<Map<number, Photo>> {
  const numbers = [...studied(roundAt(place)).map(([index]) => index), ...questionsOf(place).pictures];
  const photographs = await loadCifar(numbers);
  return new Map(numbers.map((index, i) => [index, described(photographs[i]!)]));
}

/** The ten photographs, one a step. Rejects with an Error in a plain sentence. */
export async function configOf(values: ExplainValues): Promise<ResponsesConfig> {
  const photographs = await loadCifar(questionsOf(values).pictures);
  return {
    ...responsesOf(
      values.network,
      roundAt(values).unit,
      photographs.map(({ side, rgb }) => ({ side, rgb })),
    ),
    name: nameOf(values),
  };
}
