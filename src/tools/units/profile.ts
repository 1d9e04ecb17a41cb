/**
 * One unit's answers to the battery, boiled down to what rules ask for: of every group of pictures the strongest response, the settings that gave it,
 * and how the response changes as those pictures turn. All responses are activations after the ReLU.
 */
import { battery } from './battery.ts';
import type { Stimulus } from './stimulus.ts';
import type { Responses } from './responses.ts';

/** The answers to one group. */
export interface Best {
  response: number;
  /** Settings of the picture that gave it. */
  at: Stimulus['at'];
  /** By direction, with the other settings as they are there; empty where nothing turns. */
  tuning: number[];
}

export interface Profile {
  /** The strongest response to anything in the battery. */
  peak: number;
  /** The median of `peak` over the units of its layer. */
  typical: number;
  groups: Readonly<Record<string, Best>>;
  /** The strongest response in a group to pictures with these settings; 0 where there are none. */
  where: (group: string, at: Stimulus['at']) => number;
  /** By direction: the strongest response in a group to pictures with these settings. */
  turned: (group: string, at: Stimulus['at']) => number[];
  /** Over photographs: the mean response in color and in gray, and by class in the order of `classNames`. */
  photographs: { color: number; gray: number; byClass: number[] };
}

/** Groups of random pictures, of which a unit may like one by chance: there the mean over the seeds counts, elsewhere the strongest response. */
const random = new Set(['detail', 'noise', 'tinted noise']);

/** The pictures of a group that have the same settings, differing in place, phase or seed. */
interface Setting {
  at: Stimulus['at'];
  pictures: number[];
}

const groups = new Map<string, Map<string, Setting>>();
battery.forEach(({ group, at }, i) => {
  const settings = groups.get(group) ?? new Map<string, Setting>();
  const key = JSON.stringify(at);
  settings.set(key, { at, pictures: [...(settings.get(key)?.pictures ?? []), i] });
  groups.set(group, settings);
});

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const fits = (at: Stimulus['at'], wanted: Stimulus['at']): boolean => {
  for (const name in wanted) if (at[name] !== wanted[name]) return false;
  return true;
};

/** Settings that are averaged over, like seeds, when a group is turned. */
const free: Readonly<Record<string, readonly string[]>> = { detail: ['behind'] };

export function profile(
  responses: Responses,
  layer: string,
  channels: number,
  unit: number,
): Omit<Profile, 'typical'> {
  const values = responses.stimuli.get(layer)!;
  const of = ({ pictures }: Setting): number =>
    Math.max(...pictures.map((index) => values[index * channels + unit]!));
  const average = ({ pictures }: Setting): number =>
    mean(pictures.map((index) => values[index * channels + unit]!));
  const answers = new Map(
    [...groups].map(([group, settings]) => [
      group,
      [...settings.values()].map((setting) => ({
        at: setting.at,
        response: random.has(group) ? average(setting) : of(setting),
      })),
    ]),
  );
  const where = (group: string, at: Stimulus['at']): number =>
    answers
      .get(group)!
      .reduce((most, answer) => (fits(answer.at, at) ? Math.max(most, answer.response) : most), 0);
  const turned = (group: string, at: Stimulus['at']): number[] => {
    const byDirection = new Map<number, number[]>();
    for (const answer of answers.get(group)!)
      if (fits(answer.at, at)) {
        const direction = Number(answer.at['orientation']);
        byDirection.set(direction, [...(byDirection.get(direction) ?? []), answer.response]);
      }
    return [...byDirection]
      .sort(([a], [b]) => a - b)
      .map(([, responses]) => (random.has(group) ? mean(responses) : Math.max(...responses)));
  };
  const best = (group: string): Best => {
    const { at, response } = answers.get(group)!.reduce((a, b) => (b.response > a.response ? b : a));
    if (!('orientation' in at)) return { response, at, tuning: [] };
    const kept = Object.entries(at).filter(
      ([name]) => name !== 'orientation' && !(free[group] ?? []).includes(name),
    );
    const tuning = turned(group, Object.fromEntries(kept));
    return { response: Math.max(...tuning), at, tuning };
  };
  const all = Object.fromEntries([...groups.keys()].map((group) => [group, best(group)]));
  return {
    peak: Math.max(...Object.values(all).map(({ response }) => response)),
    groups: all,
    where,
    turned,
    photographs: photographs(responses, layer, channels, unit),
  };
}

function photographs(
  { color, gray, labels }: Responses,
  layer: string,
  channels: number,
  unit: number,
): Profile['photographs'] {
  const over = (of: Float32Array, chosen: number[]): number =>
    mean(chosen.map((i) => of[i * channels + unit]!));
  const all = labels.map((_, i) => i);
  const inColor = color.get(layer)!;
  return {
    color: over(inColor, all),
    gray: over(gray.get(layer)!, all),
    byClass: Array.from({ length: 10 }, (_, label) =>
      over(
        inColor,
        all.filter((i) => labels[i] === label),
      ),
    ),
  };
}
