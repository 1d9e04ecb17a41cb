/** The pictures of the figure, computed or recorded, with what both units make of each. */
import type { OptvisSnapshot, RenderSnapshot } from '#lib/optvis/config.ts';
import type { MixtureRecording } from './recorded.ts';
import { mixturesOf, type UnitMixerValues } from './params.ts';

export interface MixedPicture {
  heading: string;
  weights: readonly [number, number];
  /** Computed here, or the address of a recording, or neither yet. */
  live?: Pick<RenderSnapshot, 'width' | 'height' | 'rgb'>;
  source?: string | undefined;
  /** Means of both units before their ReLU, without transforms. */
  means?: readonly [number, number];
  /** The same as parts of what each reaches in the picture made for it alone; without one, that is not above 0 yet. */
  shares: readonly [number | undefined, number | undefined];
}

const percent = (part: number): string => `${Math.round(100 * part)}%`;

function headingOf({ unit, other, mode, balance }: UnitMixerValues, k: number, weights: readonly number[]) {
  if (mode === 'interpolation') {
    if (weights[1] === 0) return `Unit ${unit}`;
    return weights[0] === 0 ? `Unit ${other}` : percent(weights[1]!);
  }
  if (k !== 1) return `Unit ${k === 0 ? unit : other} alone`;
  const factor = (weight: number): string =>
    balance === 0 ? '' : `${Number(Math.abs(weight).toFixed(2))} × `;
  return `${factor(weights[0]!)}${unit} ${mode === 'difference' ? '−' : '+'} ${factor(weights[1]!)}${other}`;
}

/** All pictures of a snapshot in order; none where they are not as many as `count`, as just after the mode has changed. */
function computed(snapshot: OptvisSnapshot | undefined, count: number) {
  const pictures = (snapshot?.runs ?? []).flatMap(({ rgb, others = [], width, height, joint }) =>
    [rgb, ...others].map((one, k) => ({
      live: { width, height, rgb: one },
      means: [joint?.[2 * k] ?? 0, joint?.[2 * k + 1] ?? 0] as const,
    })),
  );
  return pictures.length === count ? pictures : undefined;
}

/** As many as the settings ask for; what is computed comes before what is recorded. */
export function picturesOf(
  values: UnitMixerValues,
  snapshot: OptvisSnapshot | undefined,
  recording: MixtureRecording | undefined,
): MixedPicture[] {
  const mixtures = mixturesOf(values);
  const known: readonly Pick<MixedPicture, 'live' | 'source' | 'means'>[] =
    computed(snapshot, mixtures.length) ??
    mixtures.map((_, k) => {
      const means = recording?.means[k];
      return { source: recording?.sources[k], ...(means && { means }) };
    });
  // The picture of each unit alone is the first, or the last.
  const alone = [known[0]?.means?.[0] ?? 0, known.at(-1)?.means?.[1] ?? 0];
  const share = (mean: number | undefined, which: 0 | 1): number | undefined =>
    mean !== undefined && alone[which]! > 0 ? mean / alone[which]! : undefined;
  return mixtures.map((weights, k) => ({
    heading: headingOf(values, k, weights),
    weights,
    ...known[k],
    shares: [share(known[k]?.means?.[0], 0), share(known[k]?.means?.[1], 1)],
  }));
}
