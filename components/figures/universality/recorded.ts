/** The recorded answer of each network to the question that the figure starts with, as the bundler knows it. */
import type { NetworkId } from '#lib/networks/manifest.ts';
import { serialize } from '#lib/params/index.ts';
import type { Answers } from './answers.ts';
import { membersOf, type Notes } from './census.ts';
import { params, type UniversalityValues } from './params.ts';

/** `Answers` without what the field notes say. */
export interface RecordedAnswers extends Pick<
  Answers,
  'layer' | 'mean' | 'others' | 'control' | 'directions'
> {
  units: number[];
  values: number[][];
  peaks: number[];
}

const files = import.meta.glob<RecordedAnswers>('./recorded/*.json', { eager: true, import: 'default' });

/** Of the first network; `undefined` where these settings were not recorded. */
export function recordedAnswers(values: UniversalityValues, notes: Notes): Answers | undefined {
  const query = serialize(params, values);
  query.delete('network');
  const file = files[`./recorded/${values.network}.json`];
  return file && query.size === 0 ? answersFrom(file, values.network, values.family, notes) : undefined;
}

function answersFrom(file: RecordedAnswers, network: NetworkId, family: string, notes: Notes): Answers {
  const { units, values, peaks, ...rest } = file;
  const members = new Map(
    membersOf(notes, network, file.layer, family).map((member) => [member.unit, member]),
  );
  const rows = units.flatMap((unit, i) => {
    const member = members.get(unit);
    return member ? [{ ...member, values: values[i]!, peak: peaks[i]! }] : [];
  });
  return { network, ...rest, rows };
}
