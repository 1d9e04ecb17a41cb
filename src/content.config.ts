/** The chapters, and what each must say of itself. */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const chapters = defineCollection({
  loader: glob({ pattern: '*.mdx', base: './content/chapters' }),
  schema: z.object({
    title: z.string(),
    /** One line, for the list of chapters and for search engines. */
    summary: z.string().max(200, 'The summary of a chapter is one line: at most 200 characters.'),
    number: z.number().int().min(1),
    status: z.enum(['written', 'planned']),
  }),
});

export const collections = { chapters };
