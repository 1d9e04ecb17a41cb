/** Which family each unit of the measured layers belongs to: the first whose rule it passes, in a fixed order, the more particular families first. */
import { channelsOf } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { preferred } from '#lib/circuits/tuning.ts';
import { classNames } from '#lib/stimuli/cifar10.ts';
import { families } from './families.ts';
import { profile, type Profile } from './profile.ts';
import { measuredLayers, type Responses } from './responses.ts';
import { measure, passes, type Family } from './rule.ts';

/** A unit counts as live from this share of its layer's median peak. */
const live = 0.25;

export interface Measured {
  layer: string;
  unit: number;
  profile: Profile;
}

/** Every live unit of every measured layer. */
export function measured(network: NetworkId, responses: Responses): Measured[] {
  return measuredLayers[network].flatMap((layer) => {
    const channels = channelsOf(network, layer)!;
    const profiles = Array.from({ length: channels }, (_, unit) => profile(responses, layer, channels, unit));
    const typical = profiles.map(({ peak }) => peak).sort((a, b) => a - b)[Math.floor(channels / 2)]!;
    return profiles
      .map((made, unit) => ({ layer, unit, profile: { ...made, typical } }))
      .filter((one) => one.profile.peak > live * typical);
  });
}

/** The family of a unit; undefined for most. */
export function familyOf(p: Profile, slack = 1): Family | undefined {
  return families.find((family) => {
    const measures = measure(family, p);
    return measures !== undefined && passes(family.conditions, measures, slack);
  });
}

export interface Note {
  unit: string;
  name: string;
  family: string;
  evidence: Record<string, number | string>;
}

/** Measurements that a name or another entry of the note tells already. */
const unsaid = new Set(['hue', 'radius']);
/** Measurements that a note keeps where its rule does not ask for them. */
const always = ['width', 'opposite', 'across'];
const places = (name: string): number => (['width', 'apart'].includes(name) ? 0 : 2);
const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** How photographs excite a unit: without their color, against with it, and those of its best class, against all. */
function onPhotographs({ photographs: { color, gray, byClass } }: Profile): Note['evidence'] {
  if (!(color > 0)) return {};
  const best = Math.max(...byClass);
  return {
    gray: rounded(gray / color),
    class: classNames[byClass.indexOf(best)]!,
    'class ratio': rounded(best / color),
  };
}

export function noteOn({ layer, unit, profile: p }: Measured, family: Family): Note {
  const best = p.groups[family.group]!;
  const measures = measure(family, p)!;
  const asked = new Set([...always, ...family.conditions.map((condition) => condition.measure)]);
  const { period } = family;
  const orientation = period && Math.round(family.aimed?.(p) ?? preferred(best.tuning, period)) % period;
  return {
    unit: `${layer}:${unit}`,
    name: `${family.title}${family.detail(best, orientation ?? 0)}`,
    family: family.family,
    evidence: {
      ...(orientation !== undefined && { orientation }),
      ...Object.fromEntries((family.settings ?? []).map((name) => [name, best.at[name]!])),
      peak: Number(best.response.toPrecision(3)),
      ...Object.fromEntries(
        Object.entries(measures)
          .filter(([name]) => asked.has(name) && !unsaid.has(name))
          .map(([name, value]) => [name, rounded(value, places(name))]),
      ),
      ...onPhotographs(p),
    },
  };
}
