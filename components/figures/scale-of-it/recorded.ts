/** The counts at the size that the networks were trained at, of both networks, whichever of them this copy of the site was built with. */
import type { ViewModel } from './view-model.ts';

const files = import.meta.glob<ViewModel>('./recorded/counts.json', { eager: true, import: 'default' });

export const recorded: ViewModel | undefined = Object.values(files)[0];
