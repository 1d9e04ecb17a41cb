/** What the export holds: who belongs to the family in each network, what they answered, and their partners. */
import type { ProbeSnapshot } from '#lib/circuits/probe.ts';
import { writeUnit } from '#lib/circuits/unit-name.ts';
import { countsOf, totalOf, type Notes } from './census.ts';
import { entriesOf } from './question.ts';
import { toViewModel } from './view-model.ts';

const finite = (value: number): number | null =>
  Number.isFinite(value) ? Number(value.toPrecision(6)) : null;

export function reportOf(
  snapshot: ProbeSnapshot | undefined,
  notes: Notes,
): { metrics: object; data: object } {
  const shown = toViewModel(snapshot, notes);
  if (!shown) return { metrics: {}, data: {} };
  const { values, networks, question, answers, partners } = shown;
  const counts = Object.fromEntries(
    networks.map((network) => [network, countsOf(notes, network, values.family)] as const),
  );
  const data = {
    family: values.family,
    counts,
    stimuli: entriesOf(question).map(({ label }) => label),
    networks: answers.map(({ network, layer, rows, mean, others }) => ({
      network,
      layer,
      units: rows.map(({ unit }) => writeUnit({ layer, unit })),
      orientations: rows.map(({ orientation }) => orientation ?? null),
      responses: rows.map(({ values, peak }) => values.map((value) => finite(value * peak))),
      mean: mean?.map(finite) ?? [],
      others: others?.map(finite) ?? [],
    })),
    matches:
      partners?.pairs.map(({ from, to, correlation, apart }) => ({
        from: writeUnit({ layer: partners.from.layer, unit: from.unit }),
        to: writeUnit({ layer: partners.to.layer, unit: to.unit }),
        sameFamily: 'name' in to,
        correlation: finite(correlation),
        apart: apart ?? null,
      })) ?? [],
  };
  const metrics = {
    units: Object.fromEntries(networks.map((network) => [network, totalOf(counts[network] ?? [])])),
    ...Object.fromEntries(
      answers.map(({ network, control, directions }) => [network, { control: finite(control), directions }]),
    ),
    ...(partners && {
      keptInFamily: partners.kept,
      keptByLot: finite(partners.byLot),
      correlation: {
        family: finite(partners.typical.family),
        others: finite(partners.typical.others),
        shuffled: finite(partners.typical.shuffled),
      },
    }),
  };
  return { metrics, data };
}
