/** How a family answers its question in one network: a row for each unit, and what the rows have in common beside all other units of the layer. */
import { fromPeak, meanCurve, median } from '#lib/circuits/correspondence.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { membersOf, outsiders, type Member, type Notes } from './census.ts';
import { answerOf, type Question } from './question.ts';

export interface AnswerRow extends Member {
  /** For each entry of the question, in shares of the row's largest response; all 0 for a unit that stays silent. */
  values: number[];
  /** The largest response. */
  peak: number;
}

export interface Answers {
  network: NetworkId;
  layer: string;
  rows: AnswerRow[];
  /** The mean of all rows, each turned so that its peak comes first; absent where nothing responds, or nothing is turned. */
  mean?: number[];
  /** The same for units of the layer that are not of the family. */
  others?: number[];
  /** The strongest control of each row, in the middle of the rows. */
  control: number;
  /** Of the eight directions around the clock (four for what has no front), how many are the favorite of some row. */
  directions: number;
}

export function answersOf(
  notes: Notes,
  network: NetworkId,
  layer: string,
  family: string,
  question: Question,
  responses: ArrayLike<number>,
  units: number,
): Answers {
  const members = membersOf(notes, network, layer, family);
  const rows = members.map((member): AnswerRow => {
    const values = answerOf(question, responses, units, member.unit);
    const peak = Math.max(...values);
    return { ...member, values: values.map((value) => (peak > 0 ? value / peak : 0)), peak };
  });
  const axis = question.axis.length;
  const turned = rows
    .flatMap(({ values }) => [fromPeak(values.slice(0, axis)) ?? []])
    .filter(({ length }) => length > 0);
  const compared = outsiders(network, layer, members, 200).flatMap((unit) => {
    const curve = fromPeak(answerOf(question, responses, units, unit).slice(0, axis));
    return curve ? [curve] : [];
  });
  const [mean, others] = question.period ? [meanCurve(turned), meanCurve(compared)] : [];
  return {
    network,
    layer,
    rows,
    ...(mean && { mean }),
    ...(others && { others }),
    control: median(rows.map(({ values }) => Math.max(0, ...values.slice(axis)))),
    directions: question.period ? directionsOf(rows, axis, question.period) : 0,
  };
}

/** How many sectors of 45 degrees hold the peak of a row. */
function directionsOf(rows: readonly AnswerRow[], axis: number, period: number): number {
  const sectors = period / 45;
  const found = rows.flatMap(({ values, peak }) => {
    if (!(peak > 0)) return [];
    const curve = values.slice(0, axis);
    return [Math.round((curve.indexOf(Math.max(...curve)) / axis) * sectors) % sectors];
  });
  return new Set(found).size;
}
