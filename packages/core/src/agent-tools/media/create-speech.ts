import { readSpeechFormat, toWavSpeech } from '@openrouter-adapters/core';
import type { SpeechBody } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import { toFile } from '../answers/to-file.ts';
import { Notes } from '../answers/notes.ts';
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
      .describe('mp3 or pcm. Default here mp3; pcm becomes a WAV file.'),
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
    const { bytes: audio, contentType, generationId } = speech;
    const format = readSpeechFormat(contentType, input.response_format === 'pcm' ? 'audio/pcm' : 'audio/mpeg');
    // Players open no samples without a header; what is no PCM stays what it is.
    const { bytes, mediaType, sampleRate, doubt } = toWavSpeech({ audio, ...format }, undefined);
    const notes = new Notes();
    if (doubt === 'sample-rate') {
      notes.add(`The answer does not say how many samples a second has: ${sampleRate} are assumed.`);
    }
    const output = toFields({
      model: input.model,
      characters: input.input.length,
      generation_id: generationId,
      notes: notes.list,
    });
    return { output, files: [toFile('speech', bytes, mediaType)], bill: { generationId } };
  },
});
