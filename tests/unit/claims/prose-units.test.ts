/** Every unit that a chapter speaks of has a field note with measurements. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readNotes } from '#components/unit-pages/notes.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { root } from '../../../src/tools/steps.ts';

const chapters = join(root, 'content/chapters');
const notes = (network: NetworkId) =>
  readNotes(network, JSON.parse(readFileSync(join(root, `content/units/${network}.json`), 'utf8')));

/** Units in `text`: those that say their network, and those that are only written down. */
function unitsIn(text: string): { network?: NetworkId; unit: string }[] {
  const named = [...text.matchAll(/<Unit\s+network="(\w+)"\s+unit="([^"]*)"/g)].map((match) => ({
    network: match[1] as NetworkId,
    unit: match[2]!,
  }));
  const rest = text.replace(/<Unit\s[^>]*>/g, '');
  return [
    ...named,
    ...[...rest.matchAll(/\b((?:inception_|conv)\w+:\d+)\b/g)].map((match) => ({ unit: match[1]! })),
  ];
}

describe.each(readdirSync(chapters).filter((file) => file.endsWith('.mdx')))('%s', (file) => {
  test('names only units of the field notes', () => {
    for (const { network, unit } of unitsIn(readFileSync(join(chapters, file), 'utf8'))) {
      const [layer = '', number = ''] = unit.split(':');
      const owner =
        network ?? (layer.startsWith('inception') || layer === 'conv2' ? 'inceptionv1' : 'resnet50');
      const note = notes(owner).get(layer)?.get(Number(number));
      expect(note, `${owner} ${unit}`).toBeDefined();
      expect(Object.keys(note!.evidence).length).toBeGreaterThan(0);
    }
  });
});
