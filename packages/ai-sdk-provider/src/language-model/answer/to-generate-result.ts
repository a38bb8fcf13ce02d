import type { LanguageModelV4Content, LanguageModelV4GenerateResult, SharedV4Warning } from '@ai-sdk/provider';
import type { ChatAnswer } from '@openrouter-adapters/core';

import { createAnswerNotes, takeNote, type RequestNotes } from './answer-notes.ts';
import { toContent } from './to-content.ts';
import { toFinishReason } from './to-finish-reason.ts';
import { toProviderMetadata } from './to-provider-metadata.ts';
import { toResponseMetadata } from './to-response-metadata.ts';
import { toUsage } from './to-usage.ts';
import { toWarnings } from './to-warnings.ts';

/** Whole answer → result of `doGenerate`. */
export function toGenerateResult(
  { events, finish, request, response, warnings, body }: ChatAnswer<unknown>,
  hostWarnings: readonly SharedV4Warning[],
  requestNotes: RequestNotes,
): LanguageModelV4GenerateResult {
  const notes = createAnswerNotes(requestNotes);
  const content: LanguageModelV4Content[] = [];
  for (const event of events) {
    takeNote(event, notes);
    for (const part of toContent(event, notes)) content.push(part);
  }
  const about: LanguageModelV4GenerateResult['response'] = toResponseMetadata(finish);
  about.headers = response.headers;
  about.body = body;
  const allWarnings = hostWarnings.concat(toWarnings(warnings));
  for (const message of notes.warnings) allWarnings.push({ type: 'other', message });
  return {
    content,
    finishReason: toFinishReason(finish, notes),
    usage: toUsage(finish.usage),
    providerMetadata: toProviderMetadata(finish, notes.warnings),
    request: { url: request.url, body: request.body },
    response: about,
    warnings: allWarnings,
  };
}
