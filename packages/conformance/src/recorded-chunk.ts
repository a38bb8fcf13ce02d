import { z } from 'zod';

// Only what the measure looks at, all of it optional: recordings miss fields, and carry many more.
const detail = z.looseObject({
  type: z.string(),
  id: z.string().nullish(),
  index: z.number().nullish(),
  text: z.string().nullish(),
  summary: z.string().nullish(),
  signature: z.string().nullish(),
});

/** A citation as it was recorded. */
export const citation = z.object({ url_citation: z.object({ url: z.string() }) });

const delta = z.object({
  content: z.string().nullish(),
  reasoning: z.string().nullish(),
  reasoning_details: z.array(detail).nullish(),
  refusal: z.string().nullish(),
  images: z.array(z.object({ image_url: z.object({ url: z.string() }) })).nullish(),
  annotations: z
    .array(z.looseObject({ type: z.string(), url_citation: z.looseObject({ url: z.string() }).nullish() }))
    .nullish(),
  tool_calls: z
    .array(
      z.object({
        index: z.number().nullish(),
        id: z.string().nullish(),
        function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
});

const error = z.object({
  code: z.number(),
  message: z.string().nullish(),
  metadata: z.looseObject({ raw: z.unknown().optional() }).nullish(),
});

const chunk = z.object({
  id: z.string().nullish(),
  choices: z
    .array(
      z.object({
        delta: delta.nullish(),
        message: delta.nullish(),
        finish_reason: z.string().nullish(),
        error: error.nullish(),
      }),
    )
    .nullish(),
  usage: z
    .object({
      prompt_tokens: z.number(),
      completion_tokens: z.number(),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
      cost: z.number().nullish(),
    })
    .nullish(),
  error: error.nullish(),
});

export type RecordedChunk = z.infer<typeof chunk>;
export type RecordedDelta = z.infer<typeof delta>;
export type RecordedDetail = z.infer<typeof detail>;

/** One chunk of a recorded stream, or a recorded body. */
export function readChunk(value: unknown): RecordedChunk {
  return chunk.parse(value);
}
