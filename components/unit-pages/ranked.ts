/** The strongest photographs of any unit, looked up when a reader turns to one that the page was not built with. */
import { loadRanks } from '#components/figure-kit/pickers/ranks.ts';
import { classNames } from '#lib/stimuli/cifar10.ts';
import { shownExamples, type LayerFacts, type UnitFacts } from './facts.ts';

let labels: Promise<string> | undefined;

/** One digit a picture, its class. */
async function loadLabels(folder: string): Promise<string> {
  const response = await fetch(`${folder}labels.txt`);
  if (!response.ok) throw new Error(`labels.txt: ${response.status}`);
  return response.text();
}

/** Rejects with an Error in a plain sentence. */
export async function rankedPhotographs(
  { network, layer, photographs }: LayerFacts,
  unit: number,
): Promise<NonNullable<UnitFacts['ranked']>> {
  labels ??= loadLabels(photographs);
  const names = labels.catch((error: unknown) => {
    labels = undefined;
    throw new Error('The names of the photographs did not arrive. Please try again.', { cause: error });
  });
  const [{ largest, strongest }, digits] = await Promise.all([loadRanks(network, layer, unit), names]);
  const examples = strongest
    .slice(0, shownExamples)
    .map((index) => ({ index, label: classNames[Number(digits[index])] ?? 'photograph' }));
  return { largest, examples };
}
