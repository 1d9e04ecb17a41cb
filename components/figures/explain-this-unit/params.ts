/** What the reader can set in `explain-this-unit`: whose units, which round, and which photographs are asked about. */
import { seed } from '#components/figure-kit/params/run-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import { number, type Values } from '#lib/params/index.ts';
import { questions } from '#lib/units/quiz.ts';

export const rounds = 10;

export const params = {
  network: { ...unitParams.network, help: 'Whose units are to be explained.', hidden: false },
  round: number({
    label: 'Round',
    help: 'From units that a rule foretells well to units that no rule on offer foretells.',
    default: 1,
    min: 1,
    max: rounds,
    step: 1,
    hidden: true,
  }),
  /** A photograph a step. */
  steps: number({
    label: 'Steps',
    help: 'One step shows the network one photograph.',
    default: questions,
    min: questions,
    max: questions,
    step: 1,
    hidden: true,
  }),
  seed: { ...seed, help: 'Draws the ten photographs that are asked about.' },
};

export type ExplainValues = Values<typeof params>;
