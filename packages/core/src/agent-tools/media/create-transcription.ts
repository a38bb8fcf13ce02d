import { buildInputAudio, OpenRouterConfigurationError } from '@openrouter-adapters/core';
import type { TranscriptionBody } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import type { ReadFile } from '../agent-tool.ts';
import { toFields } from '../answers/to-fields.ts';
import { readCounts, toBill } from '../answers/usage.ts';
import { mediaProviderInput, mediaTrackingInput, modelInput } from '../schemas/routing.ts';
import { WrongInput } from '../wrong-input.ts';
import { checkReference, readReference } from './media-source.ts';

function transcriptionInput() {
  return z.strictObject({
    model: modelInput('a transcription model (openrouter_list_models with output_modalities transcription)'),
    input_audio: z
      .strictObject({
        file: z
          .string()
          .optional()
          .describe('Reference of a sound file, as a tool or the app gave it. In place of data.'),
        data: z.string().optional().describe('The sound as base64.'),
        format: z
          .string()
          .optional()
          .describe('wav, mp3, flac, m4a, ogg, webm, aac or aiff. Default: found out from the bytes.'),
      })
      .describe('The sound: a file, or data.'),
    language: z.string().optional().describe('ISO 639-1, for example en. Default: found out.'),
    temperature: z.number().min(0).max(1).optional().describe('0 to 1.'),
    response_format: z
      .enum(['json', 'verbose_json'])
      .optional()
      .describe('verbose_json gives times; only OpenAI-compatible providers have it. Default json.'),
    timestamp_granularities: z
      .array(z.enum(['word', 'segment']))
      .optional()
      .describe('Needs verbose_json.'),
    provider: mediaProviderInput(),
    ...mediaTrackingInput(),
  });
}

type Sound = z.output<ReturnType<typeof transcriptionInput>>['input_audio'];

/** `openrouter_create_transcription` */
export const createTranscription = defineAgentTool({
  name: 'openrouter_create_transcription',
  input: transcriptionInput,
  check({ input_audio: { file, data, format } }, { readFile }) {
    if (data !== undefined) toSound(data, format);
    else if (file !== undefined) checkReference('input_audio.file', file, readFile);
    else throw new WrongInput('input_audio', 'give file or data.');
  },
  async execute(input, { client, call, readFile }) {
    const input_audio = await toInputAudio(input.input_audio, readFile);
    // Every field was checked.
    const answer = await client.transcriptions.create({ ...input, input_audio } as TranscriptionBody, call);
    const { usage, counts } = readCounts(answer['usage']);
    const { text, language, duration, segments, words } = answer;
    const output = toFields({
      text,
      language,
      duration_seconds: duration,
      segments: Array.isArray(segments) ? segments.map(toPiece) : undefined,
      words: Array.isArray(words) ? words.map(toPiece) : undefined,
      usage: counts,
    });
    return { output, bill: toBill(answer, usage) };
  },
});

/** When something is said, and by whom; the numbers of the recogniser are left out. */
function toPiece(piece: Record<string, unknown>) {
  const { start, end, text, word, speaker } = piece;
  return toFields({ start, end, text, word, speaker });
}

async function toInputAudio({ file = '', data, format }: Sound, readFile: ReadFile | undefined) {
  if (data !== undefined) return toSound(data, format);
  const { bytes, mediaType } = await readReference('input_audio.file', file, readFile);
  return toSound(bytes, format ?? mediaType);
}

/** @throws {WrongInput} for what the API would not take */
function toSound(audio: string | Uint8Array, format: string | undefined) {
  try {
    return buildInputAudio({ audio, format });
  } catch (error) {
    if (error instanceof OpenRouterConfigurationError) throw new WrongInput(error.setting, error.message);
    throw error;
  }
}
