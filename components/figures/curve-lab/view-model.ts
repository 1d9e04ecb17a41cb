/** What is drawn of a pass, whether it was computed just now or recorded: the tuning curve of every unit of the family. */
import { memberIn, type Member } from '#components/figure-kit/pickers/note-family.ts';
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { responseAt, type Turned } from '#components/plots/radial.ts';
import type { ProbeSnapshot } from '#lib/circuits/probe.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { LabValues } from './params.ts';

export interface ViewModel {
  network: NetworkId;
  layer: string;
  stimulus: LabValues['stimulus'];
  members: Member[];
  /** Direction of the first picture, in degrees; the others follow evenly. */
  first: number;
  /** [unit][direction], activations after the ReLU. */
  responses: number[][];
}

/** `undefined` before the first pass. */
export function toViewModel(
  { asked, results }: ProbeSnapshot,
  notes: readonly FieldNote[],
): ViewModel | undefined {
  const [probe, result] = [asked?.probes[0], results[0]];
  if (!probe || !result) return undefined;
  const { network, layer, units, stimuli } = probe;
  const first = stimuli[0];
  return {
    network,
    layer,
    stimulus:
      first?.kind === 'arc'
        ? Number.isFinite(first.radius)
          ? 'arc'
          : 'line'
        : first?.kind === 'corner'
          ? 'corner'
          : 'noise',
    members: units.map((unit) => memberIn(notes, layer, unit, 'curve')),
    first: first && 'orientation' in first ? first.orientation : 0,
    responses: units.map((_, j) => stimuli.map((_s, k) => result.responses[k * units.length + j]!)),
  };
}

const largest = (values: readonly number[]): number => Math.max(0, ...values);

/** The tuning curve of a unit in parts of the strongest response that was ever measured of it. */
export function shareOf({ members, responses, first }: ViewModel, j: number, reference?: ViewModel): Turned {
  const own = reference?.responses[j] ?? responses[j]!;
  const peak = members[j]!.peak || largest(own) || 1;
  return { first, values: responses[j]!.map((value) => value / peak) };
}

/** The share of each unit at a direction. */
export const sharesAt = (shown: ViewModel, degrees: number): number[] =>
  shown.members.map((_, j) => responseAt(shareOf(shown, j), degrees));

/** Same units, so that one can be held against the other. */
export const comparable = (a: ViewModel, b: ViewModel): boolean =>
  a.network === b.network &&
  a.layer === b.layer &&
  a.members.map(({ unit }) => unit).join() === b.members.map(({ unit }) => unit).join();

/** Over the family, the strongest response to `shown` at any direction, against that to `curve`. */
export function strengthAgainst(shown: ViewModel, curve: ViewModel): number {
  const shares = shown.responses.map((row, j) => {
    const best = largest(curve.responses[j]!);
    return best > 0 ? largest(row) / best : 0;
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

/** The mean share of its best response that a unit keeps where the curve is turned by half a circle. */
export function echoOf({ responses, members }: ViewModel): number {
  const echoes = responses.map((row) => {
    const best = row.indexOf(largest(row));
    return row[best]! > 0 ? row[(best + row.length / 2) % row.length]! / row[best]! : 0;
  });
  return echoes.reduce((sum, echo) => sum + echo, 0) / Math.max(1, members.length);
}
