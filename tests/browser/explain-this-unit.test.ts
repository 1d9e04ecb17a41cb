/** `explain-this-unit` played with the keyboard alone: a round is rated, answered, scored, and still there when the page comes back. */
import { afterAll, expect, test } from 'vitest';
import { correlation } from '#lib/math/correlation.ts';
import { smallestNetwork } from '../support/plans.ts';
import { openFigure } from '../support/figure.ts';
import { closePages } from '../support/page.ts';

afterAll(closePages);

interface Played {
  ratings: number[];
  truths: number[];
  live: boolean;
  score: number;
  explanation: string;
}

test('a round can be played with the keyboard alone, and is kept', async () => {
  const link = { backend: 'wasm', network: smallestNetwork(), round: 2, seed: 7 };
  const { page, figure, button, reaches, exported, problems, close } = await openFigure(
    'explain-this-unit',
    link,
    { fresh: true },
  );
  await reaches('done');
  await figure.getByLabel(/Explain it/).focus();
  await page.keyboard.type('whatever it is');
  await figure.getByRole('group', { name: '1 of 10' }).getByRole('radio').first().focus();
  const typed = [4, 0, 1, 3, 2, 2, 0, 4, 1, 3];
  for (const rating of typed) await page.keyboard.press(String(rating));
  const answers = async () => (await exported()).data as { responses: number[]; rounds: Played[] };
  expect((await answers()).rounds).toEqual([]);
  await button('Show what it did').focus();
  await page.keyboard.press('Enter');
  await figure.getByText('The field notes call it').waitFor();
  const { responses, rounds } = await answers();
  const [round] = rounds;
  expect(round).toMatchObject({
    ratings: typed,
    truths: responses,
    live: true,
    explanation: 'whatever it is',
  });
  expect(round!.score).toBeCloseTo(correlation(typed, responses), 3);
  expect(page.url()).not.toContain('whatever');
  await page.reload();
  await figure.getByText('The field notes call it').waitFor();
  expect((await answers()).rounds[0]!.score).toBe(round!.score);
  await button('Reset').click();
  await figure.getByText('10 to go').waitFor();
  expect(problems).toEqual([]);
  await close();
});
