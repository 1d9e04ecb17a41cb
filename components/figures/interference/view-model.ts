/** What is measured of a run: how far attacks reach in each model, beside the features that share a dimension. */
import { english } from '#lib/math/english.ts';
import { finish, type Work } from '#lib/math/resumable.ts';
import { decaying } from '#components/figure-kit/params/toy-params.ts';
import { drawInputs, vulnerability, type Vulnerability } from '#lib/superposition/attack.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { dimensionsPerFeature, modelOf } from '#lib/superposition/geometry.ts';
import { densities, type InterferenceValues } from './params.ts';

export interface ShownModel extends Vulnerability {
  density: number;
  /** Features for each dimension, |W|² / m (the paper's 1/D*). */
  perDimension: number;
  /** Rise of the loss for each squared unit of the attack's length; NaN where there is no attack. */
  rise: number;
}

export interface ViewModel {
  step: number;
  features: number;
  models: readonly ShownModel[];
  stopped?: string;
}

/** Attacks cost samples times squared features: so many, that a snapshot takes a few milliseconds. */
const budget = 5e5;
export const samplesFor = (features: number): number =>
  Math.max(16, Math.min(256, Math.floor(budget / (2 * features ** 2 * densities.length))));

/** Changes nothing of a run, so that every run and strength is measured on the same inputs. */
const inputSeed = 1;

type Asked = Pick<InterferenceValues, 'strength' | 'importance'>;

export const toViewModel = (snapshot: ToySnapshot, asked: Asked): ViewModel =>
  finish(workOut(snapshot, asked));

/** The same, model by model. */
export function* workOut(
  { step, features, hidden, W, b, stopped }: ToySnapshot,
  { strength, importance }: Asked,
): Work<ViewModel> {
  const weights = decaying(features, importance);
  const models: ShownModel[] = [];
  for (const [k, density] of densities.entries()) {
    yield;
    const own = modelOf(W, k, features, hidden);
    const inputs = drawInputs(features, density, samplesFor(features), inputSeed);
    const found = vulnerability(
      { features, hidden, W: own, b: b.subarray(k * features, (k + 1) * features), importance: weights },
      inputs,
      strength,
    );
    models.push({
      ...found,
      density,
      perDimension: 1 / dimensionsPerFeature(own, features, hidden),
      rise: found.length > 0 ? (found.attackedLoss - found.cleanLoss) / found.length ** 2 : NaN,
    });
  }
  return { step, features, models, ...(stopped ? { stopped } : {}) };
}

export const threeDigits = (value: number): string => (Number.isFinite(value) ? english(value, 3) : '—');

export const percent = (part: number): string =>
  Number.isFinite(part) ? `${english(Math.round(100 * part))} %` : '—';
