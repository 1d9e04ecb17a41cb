/**
 * Three kinds of directions of one layer, side by side: its units, random directions, and the factors of a non-negative factorization
 * that goes on while the reader looks. Each has a heap, the photographs that lie farthest along it; all are measured alike.
 */
import type { Experiment } from '../experiment.ts';
import { createRandom } from '../math/random.ts';
import type { Random } from '../math/random.ts';
import { along, alikeLoud, farthest, randomDirection, spread } from '../units/directions.ts';
import { decodeSample } from '../units/activation-sample.ts';
import type { ActivationSample } from '../units/activation-sample.ts';
import { purityOf } from '../units/purity.ts';
import { heapSize, randomCount } from './factorize-config.ts';
import type { Directions, FactorizeConfig, FactorizeSnapshot } from './factorize-config.ts';
import { createNmf, startFactors } from './nmf.ts';

/** Heaps drawn at random, for the share that comes by chance. */
const chanceCount = 1000;

/** How far each photograph lies along a direction, and how widely that is spread. */
interface Look {
  places: Float32Array;
  spread: number;
}

/** The heaps of `count` directions; one along which fewer photographs than a heap have a place above or below zero is left out. */
function heapsOf(labels: Uint8Array, count: number, look: (which: number) => Look): Directions {
  const kept: { which: number; heap: number[]; label: number; share: number; spread: number }[] = [];
  for (let which = 0; which < count; which++) {
    const { places, spread } = look(which);
    const heap = farthest(places, heapSize);
    if (heap.length < heapSize || places[heap[heapSize - 1]!] === 0) continue;
    kept.push({ which, heap, ...purityOf(heap, labels), spread });
  }
  return {
    which: Uint16Array.from(kept, (one) => one.which),
    heaps: Uint16Array.from(kept.flatMap((one) => one.heap)),
    label: Uint8Array.from(kept, (one) => one.label),
    share: Float32Array.from(kept, (one) => one.share),
    spread: Float32Array.from(kept, (one) => one.spread),
  };
}

function chanceOf(labels: Uint8Array, random: Random): number {
  let sum = 0;
  for (let draw = 0; draw < chanceCount; draw++) {
    const heap = new Set<number>();
    while (heap.size < heapSize) heap.add(random.int(labels.length));
    sum += purityOf([...heap], labels).share;
  }
  return sum / chanceCount;
}

/** The page and the worker each own what they hold: a snapshot's arrays are given away. */
const copyOf = ({ which, heaps, label, share, spread: wide }: Directions): Directions => ({
  which: which.slice(),
  heaps: heaps.slice(),
  label: label.slice(),
  share: share.slice(),
  spread: wide.slice(),
});

const lookAlong = (sample: ActivationSample, direction: Float32Array): Look => ({
  places: along(sample, direction),
  spread: spread(direction),
});

/** A unit's own direction is 1 for it and 0 for all others. */
const lookAtUnit = ({ photographs, units, values }: ActivationSample, unit: number): Look => ({
  places: Float32Array.from({ length: photographs }, (_, i) => values[i * units + unit]!),
  spread: 1,
});

/** Throws a RangeError for a file that is none, and where labels do not fit the photographs. */
export function openFactorize({
  file,
  labels,
  factors,
  alike,
  seed,
}: FactorizeConfig): Experiment<FactorizeSnapshot> {
  const sample = decodeSample(file);
  const { photographs, units } = sample;
  if (labels.length !== photographs || photographs < heapSize)
    throw new RangeError(`${labels.length} labels do not fit ${photographs} photographs.`);
  const random = createRandom(seed);
  const table = alike ? alikeLoud(sample) : sample;
  const rows = { rows: photographs, columns: units, values: table.values };
  const nmf = createNmf(rows, factors, startFactors(rows, factors, random.fork('factors').u32()));
  const draw = random.fork('directions');
  const still = {
    random: heapsOf(labels, randomCount, () => lookAlong(table, randomDirection(units, draw))),
    unit: heapsOf(labels, units, (unit) => lookAtUnit(table, unit)),
  };
  const chance = chanceOf(labels, random.fork('chance'));
  const loss = [nmf.loss()];
  return {
    plain: true,
    step() {
      nmf.step();
      loss.push(nmf.loss());
    },
    get steps() {
      return loss.length - 1;
    },
    read() {
      const factor = heapsOf(labels, factors, (f) =>
        lookAlong(table, Float32Array.from(nmf.H.subarray(f * units, (f + 1) * units))),
      );
      return Promise.resolve({
        step: loss.length - 1,
        loss: Float32Array.from(loss),
        found: { random: copyOf(still.random), unit: copyOf(still.unit), factor },
        chance,
      });
    },
    dispose() {
      // Plain arrays only.
    },
  };
}
