import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamResult,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { generateCompletion, streamCompletion } from '@openrouter-adapters/core';

import { createAnswerNotes, type RequestNotes } from '../language-model/answer/answer-notes.ts';
import { toGenerateResult } from '../language-model/answer/to-generate-result.ts';
import { toStreamResult } from '../language-model/answer/to-stream-result.ts';
import { OpenRouterModel } from '../model/openrouter-model.ts';
import { sendCall } from '../model/send-call.ts';
import { fromCompletionCall } from './from-completion-call.ts';

/** Completions have neither audio nor tools. */
const notes: RequestNotes = { audioFormat: undefined, serverTools: new Map() };

/**
 * A legacy completion model of OpenRouter as a language model of the AI SDK (specification V4): it continues a text. Answers are read by
 * the machine that reads chat. Errors are those of a chat model.
 */
export class OpenRouterCompletionModel extends OpenRouterModel implements LanguageModelV4 {
  readonly supportedUrls = {};

  /** The whole continuation at once. */
  async doGenerate(call: LanguageModelV4CallOptions): Promise<LanguageModelV4GenerateResult> {
    const warnings: SharedV4Warning[] = [];
    const { request } = fromCompletionCall(this.config, call, warnings);
    const answer = await sendCall(this.config, call, (transport, options) =>
      generateCompletion(transport, request, options),
    );
    return toGenerateResult(answer, warnings, notes);
  }

  /** The continuation as it comes. */
  async doStream(call: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamResult> {
    const warnings: SharedV4Warning[] = [];
    const { request, coalesce = this.config.coalesce } = fromCompletionCall(this.config, call, warnings);
    const includeRaw = call.includeRawChunks === true;
    const answer = await sendCall(this.config, call, (transport, options) =>
      streamCompletion(transport, request, { ...options, includeRaw, coalesce }),
    );
    return toStreamResult(answer, warnings, createAnswerNotes(notes));
  }
}
