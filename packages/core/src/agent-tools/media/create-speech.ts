import { toWav } from '@openrouter-adapters/core';
import type { SpeechBody, SpeechBytes } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import type { AgentFileContent } from '../agent-file.ts';
import { defineAgentTool } from '../agent-tool.ts';
import { toFile } from '../answers/binary.ts';
import { toFields } from '../answers/to-fields.ts';
import { mediaProviderInput, mediaTrackingInput, modelInput } from '../schemas/routing.ts';

function speechInput() {
  const recording = z.strictObject({
    type: z.literal('input_audio'),
    input_audio: z.strictObject({ data: z.string().max(20_971_520), format: z.string().optional() }),
  });
  const transcript = z.strictObject({ type: z.literal('text'), text: z.string().max(10_000) });
  return z.strictObject({
    model: modelInput('a speech model (openrouter_list_models with output_modalities speech)'),
    input: z.string().min(1).describe('The text to speak.'),
    voice: z
      .string()
      .min(1)
      .optional()
      .describe('A voice of the model, from its supported_voices (openrouter_get_model). Most models need one.'),
    response_format: z
      .enum(['mp3', 'pcm'])
      .default('mp3')
      .describe("mp3 or pcm. Default here mp3; the API's own is pcm, which has no header."),
    speed: z.number().positive().optional().describe('1 is the normal speed. Models with one speed ignore it.'),
    input_references: z
      .array(z.union([recording, transcript]))
      .max(2)
      .optional()
      .describe('A recording (base64) whose voice is cloned, and what is said in it. Few models can.'),
    provider: mediaProviderInput(),
    ...mediaTrackingInput(),
  });
}

/** `openrouter_create_speech` */
export const createSpeech = defineAgentTool({
  name: 'openrouter_create_speech',
  input: speechInput,
  async execute(input, { client, call }) {
    // Every field was checked.
    const speech = await client.speech.create(input as SpeechBody, call);
    const { generationId } = speech;
    const output = toFields({ model: input.model, characters: input.input.length, generation_id: generationId });
    return { output, files: [toSoundFile(speech)], cost: undefined, generationId };
  },
});

/** Sound that players can open: samples without a header get one where their rate is known. */
function toSoundFile({ bytes, contentType }: SpeechBytes): AgentFileContent {
  const [, rate] = /rate=(\d+)/i.exec(contentType) ?? [];
  const [, channels] = /channels=(\d+)/i.exec(contentType) ?? [];
  if (!/pcm|l16/i.test(contentType)) return toFile('speech', bytes, contentType);
  if (rate === undefined) return toFile('speech', bytes, 'audio/pcm');
  return toFile('speech', toWav(bytes, { sampleRate: Number(rate), channels: Number(channels ?? 1) }), 'audio/wav');
}
