/** No test is skipped in silence: each one has a row in tests/SKIPS.md, and each row a test. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

const skip =
  /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:skip|skipIf|runIf|todo|only|fails)\b|\bcontext\.skip\(/;

test('skipped tests and tests/SKIPS.md agree', () => {
  const skipping = globSync('tests/**/*.test.ts')
    .filter((file) => basename(file) !== 'skips.test.ts' && skip.test(readFileSync(file, 'utf8')))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const rows = [...readFileSync('tests/SKIPS.md', 'utf8').matchAll(/^\| `([^`]+)`/gm)].map(
    ([, file]) => file,
  );
  expect([...new Set(rows)].sort()).toEqual(skipping);
});
