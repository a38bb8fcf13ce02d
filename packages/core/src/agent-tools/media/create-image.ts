import { readImages } from '@openrouter-adapters/core';
import type { ImageBody } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import { toImageFiles } from '../answers/to-image-files.ts';
import { toFields } from '../answers/to-fields.ts';
import { Notes } from '../answers/notes.ts';
import { unusable } from '../answers/unusable.ts';
import { readCounts } from '../answers/usage.ts';
import { mediaTrackingInput, modelInput, openObject } from '../schemas/routing.ts';
import { checkSource, toURL } from './media-source.ts';

const ratios =
  '1:1 1:2 1:4 1:8 2:1 2:3 3:2 3:4 4:1 4:3 4:5 5:4 8:1 9:16 16:9 9:19.5 19.5:9 9:20 20:9 9:21 21:9 5:2 2.35:1 auto';

function imageProviderInput() {
  const slugs = z.array(z.string()).optional();
  return z
    .strictObject({
      only: slugs,
      order: slugs,
      ignore: slugs,
      sort: z.string().optional(),
      allow_fallbacks: z.boolean().optional(),
      options: z.record(z.string(), openObject()).optional(),
    })
    .optional()
    .describe('Which providers may answer, and options for them by slug.');
}

function imageInput() {
  return z.strictObject({
    model: modelInput('an image model (openrouter_list_models with output_modalities image)'),
    prompt: z.string().min(1).describe('What the picture shows.'),
    n: z
      .int()
      .min(1)
      .max(10)
      .optional()
      .describe('1 to 10 pictures at most; fewer may come, and many models make one only. Default 1.'),
    resolution: z.enum(['512', '1K', '2K', '4K']).optional(),
    aspect_ratio: z.enum(ratios.split(' ')).optional().describe('Default: the model’s.'),
    size: z.string().optional().describe('A tier (2K) or pixels (1024x1024), in place of resolution and aspect_ratio.'),
    quality: z.enum(['auto', 'low', 'medium', 'high', 'xhigh', 'max']).optional(),
    background: z.enum(['auto', 'transparent', 'opaque']).optional().describe('transparent needs png or webp.'),
    output_format: z.enum(['png', 'jpeg', 'webp', 'svg']).optional(),
    output_compression: z.int().min(0).max(100).optional().describe('0 to 100, for webp and jpeg.'),
    input_references: z
      .array(z.strictObject({ type: z.literal('image_url'), image_url: z.strictObject({ url: z.string() }) }))
      .max(16)
      .optional()
      .describe('Pictures to start from, at most 16: URLs, data URLs or references of files.'),
    seed: z.int().optional().describe('For pictures that repeat, where the provider can.'),
    stream: z.boolean().optional().describe('Without effect: the result of a tool comes whole.'),
    provider: imageProviderInput(),
    ...mediaTrackingInput(),
  });
}

/** `openrouter_create_image` */
export const createImage = defineAgentTool({
  name: 'openrouter_create_image',
  input: imageInput,
  check({ input_references: references = [] }, { readFile }) {
    for (const { image_url } of references) checkSource('input_references', image_url.url, readFile);
  },
  async execute({ stream, input_references: references, ...input }, { client, call, readFile }) {
    const notes = new Notes();
    if (stream === true) notes.add('The pictures came whole: a tool cannot stream.');
    const urls = references?.map(({ image_url }) => toURL('input_references', image_url.url, readFile));
    const resolved = urls === undefined ? undefined : await Promise.all(urls);
    const input_references = resolved?.map((url) => ({ type: 'image_url', image_url: { url } }));
    // Every field was checked; undefined is not written.
    const answer = await client.images.generate({ ...input, input_references } as ImageBody, call);
    const images = readImages(answer);
    const files = toImageFiles(images, notes);
    if (images.length === 0) throw unusable('The answer holds no images', answer.usage);
    if (files.length === 0) throw unusable('The images cannot be read: their base64 is broken', answer.usage);
    const { usage, counts } = readCounts(answer.usage);
    const output = toFields({ model: input.model, images: files.length, usage: counts, notes: notes.list });
    return { output, files, bill: { usage } };
  },
});
