/** An answer of the worker as the figure draws it. */
import type { ProbeSnapshot } from '#lib/circuits/probe.ts';
import { channelsOf } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { answersOf, type Answers } from './answers.ts';
import { layerOf, type Notes } from './census.ts';
import { layerParam, type UniversalityValues } from './params.ts';
import { partnersOf, type Partners } from './partners.ts';
import { askedBy } from './plan.ts';
import type { Question } from './question.ts';
import { questionOf } from './questions.ts';

export interface ViewModel {
  /** The settings that it was asked with, which may not be the present ones. */
  values: UniversalityValues;
  networks: NetworkId[];
  question: Question;
  /** One for each network; none where partners were asked for. */
  answers: Answers[];
  /** Absent unless they were asked for and both networks are there. */
  partners?: Partners;
}

/** `undefined` before the first answer. */
export function toViewModel(snapshot: ProbeSnapshot | undefined, notes: Notes): ViewModel | undefined {
  const name = snapshot?.asked?.name;
  if (!name || snapshot.results.length === 0) return undefined;
  const { networks, values } = askedBy(name);
  const { family, view } = values;
  const question = questionOf(family, values);
  const sides = networks.map((network, i) => {
    const layer = layerOf(notes, network, family, values[layerParam(network)]);
    return {
      network,
      layer,
      responses: snapshot.results[i]!.responses,
      units: channelsOf(network, layer) ?? 0,
    };
  });
  const [first, second] = sides;
  if (view === 'partners') {
    const partners = first && second && partnersOf(notes, family, question.period ?? 360, first, second);
    return { values, networks, question, answers: [], ...(partners && { partners }) };
  }
  const answers = sides.map(({ network, layer, responses, units }) =>
    answersOf(notes, network, layer, family, question, responses, units),
  );
  return { values, networks, question, answers };
}
