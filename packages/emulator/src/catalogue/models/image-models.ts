import type { CatalogueModel, ImageParameter } from '../catalogue-model.ts';
import { defineSpecialModel, type SpecialFacts } from '../define-special-model.ts';

const image = (facts: Omit<SpecialFacts, 'kind'>): CatalogueModel => defineSpecialModel({ kind: 'image', ...facts });
const oneOf = (...values: string[]): ImageParameter => ({ type: 'enum', values });
const range = (min: number, max: number): ImageParameter => ({ type: 'range', min, max });
const ASPECTS = oneOf('1:1', '2:3', '3:2', '3:4', '4:3', '9:16', '16:9', '21:9', 'auto');

/**
 * Simulated image models of `POST /images`, priced by their lists there. `imageOutput` is what a token of a picture costs in
 * chat: at 1290 tokens a picture, about as much.
 */
export const IMAGE_MODELS: readonly CatalogueModel[] = [
  image({
    id: 'openai/gpt-image-1',
    name: 'OpenAI: GPT Image 1',
    created: '2026-05-01',
    input: ['text', 'image'],
    prompt: '0.000005',
    imageOutput: '0.00004',
    emulation: {
      image: {
        streams: true,
        parameters: {
          n: range(1, 10),
          size: oneOf('1024x1024', '1024x1536', '1536x1024', 'auto'),
          aspect_ratio: oneOf('1:1', '2:3', '3:2', 'auto'),
          quality: oneOf('auto', 'low', 'medium', 'high'),
          background: oneOf('auto', 'transparent', 'opaque'),
          output_format: oneOf('png', 'jpeg', 'webp'),
          output_compression: range(0, 100),
          input_references: range(0, 16),
        },
        prices: [
          { billable: 'output_image', unit: 'token', cost: '0.00004' },
          { billable: 'input_text', unit: 'token', cost: '0.000005' },
        ],
      },
    },
  }),
  image({
    id: 'bytedance-seed/seedream-4.5',
    name: 'ByteDance Seed: Seedream 4.5',
    created: '2025-12-23',
    input: ['text', 'image'],
    imageOutput: '0.000031',
    emulation: {
      image: {
        streams: false,
        parameters: {
          n: range(1, 4),
          resolution: oneOf('1K', '2K', '4K'),
          aspect_ratio: ASPECTS,
          output_format: oneOf('png', 'jpeg'),
          seed: { type: 'boolean' },
          input_references: range(0, 10),
        },
        prices: [{ billable: 'output_image', unit: 'image', cost: '0.04' }],
      },
    },
  }),
  image({
    id: 'black-forest-labs/flux.2-pro',
    name: 'Black Forest Labs: FLUX.2 Pro',
    created: '2025-12-16',
    input: ['text', 'image'],
    imageOutput: '0.000025',
    emulation: {
      image: {
        streams: false,
        parameters: {
          resolution: oneOf('512', '1K', '2K'),
          aspect_ratio: ASPECTS,
          output_format: oneOf('png', 'jpeg', 'webp'),
          seed: { type: 'boolean' },
          input_references: range(0, 8),
        },
        prices: [
          { billable: 'output_image', unit: 'megapixel', cost: '0.03' },
          { billable: 'input_image', unit: 'image', cost: '0.015' },
        ],
      },
    },
  }),
  image({
    id: 'recraft/recraft-v4-vector',
    name: 'Recraft: Recraft V4 Vector',
    created: '2026-05-10',
    imageOutput: '0.000062',
    emulation: {
      image: {
        streams: false,
        parameters: { aspect_ratio: ASPECTS, output_format: oneOf('svg') },
        prices: [{ billable: 'output_image', unit: 'image', cost: '0.08' }],
      },
    },
  }),
];
