/** Which family each unit of the measured layers belongs to: the first whose rule it passes, in a fixed order, the more particular families first. */
import { channelsOf } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { preferred } from '#lib/circuits/tuning.ts';
import { colorFamilies } from './families-color.ts';
import { shapeFamilies } from './families-shape.ts';
import { strong } from './conditions.ts';
import { profile, type Profile } from './profile.ts';
import { measuredLayers, type Responses } from './responses.ts';
import { measure, passes, type Family } from './rule.ts';

const order = [
  'high-low frequency',
  'boundary',
  'curve',
  'circle',
  'corner',
  'line end',
  'color center-surround',
  'color contrast',
  'black-and-white',
  'line',
  'edge',
  'grating',
  'brightness gradient',
  'color',
  'texture',
];
/** Families of which a unit may be a weak one, since the battery has few pictures for them. */
const quiet = new Set(['color', 'black-and-white']);
const all = [...shapeFamilies, ...colorFamilies].map((family) => ({
  ...family,
  conditions: quiet.has(family.family) ? family.conditions : [...family.conditions, strong],
}));

/** In the order in which they are tried. */
export const families: readonly Family[] = order.map((name) => all.find(({ family }) => family === name)!);

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
const places = (name: string): number => (name === 'width' || name === 'apart' ? 0 : 2);

export function noteOn({ layer, unit, profile: p }: Measured, family: Family): Note {
  const best = p.groups[family.group]!;
  const { orientation: given, ...measures } = measure(family, p)!;
  const period = given === undefined ? family.period : 180;
  const orientation = period && Math.round(given ?? preferred(best.tuning, period)) % period;
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
          .filter(([name]) => !unsaid.has(name))
          .map(([name, value]) => [name, Number(value.toFixed(places(name)))]),
      ),
    },
  };
}
