import type {
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamResult,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { generateCompletion, streamCompletion } from '@openrouter-adapters/core';

import type { RequestNotes } from '../language-model/answer/answer-notes.ts';
import { prepareStreamResult } from '../language-model/answer/prepare-stream-result.ts';
import { toGenerateResult } from '../language-model/answer/to-generate-result.ts';
import type { ModelConfig } from '../model/model-config.ts';
import { sendCall } from '../model/send-call.ts';
import { fromCompletionCall } from './from-completion-call.ts';

/** Completions have neither audio nor tools. */
const notes: RequestNotes = { audioFormat: undefined, serverTools: undefined };

/** One call of a completion model, whose answer comes whole. */
export async function completeText(
  config: ModelConfig,
  call: LanguageModelV4CallOptions,
): Promise<LanguageModelV4GenerateResult> {
  const warnings: SharedV4Warning[] = [];
  const { request } = fromCompletionCall(config, call, warnings);
  const answer = await sendCall(config, call, (transport, options) => generateCompletion(transport, request, options));
  return toGenerateResult(answer, warnings, notes);
}

/** One call of a completion model, whose answer is handed on as it comes. */
export async function streamCompletedText(
  config: ModelConfig,
  call: LanguageModelV4CallOptions,
): Promise<LanguageModelV4StreamResult> {
  const warnings: SharedV4Warning[] = [];
  const { request, coalesce = config.coalesce } = fromCompletionCall(config, call, warnings);
  const includeRaw = call.includeRawChunks === true;
  const toStreamResult = prepareStreamResult(notes);
  const answer = await sendCall(config, call, (transport, options) =>
    streamCompletion(transport, request, { ...options, includeRaw, coalesce }),
  );
  return toStreamResult(answer, warnings);
}
