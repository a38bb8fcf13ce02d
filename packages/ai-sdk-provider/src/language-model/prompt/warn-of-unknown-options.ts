import type { LanguageModelV4Message, SharedV4ProviderOptions } from '@ai-sdk/provider';

import { toSnakeCase } from '../../settings/letter-case.ts';
import { openrouterOptions } from './part-options.ts';
import type { PromptNotes } from './prompt-notes.ts';

/** Options of messages, parts and results that have a place in the request, or that came with an earlier answer. */
const known: ReadonlySet<string> = new Set([
  'cache_control',
  'name',
  'model',
  'filename',
  'image_detail',
  'detail',
  'reasoning_details',
  'annotations',
  'refusal',
  'audio',
  'transcript',
]);

/** Leaves a warning for each `openrouter` option of a message or of something in it that has no place in the request. */
export function warnOfUnknownOptions(message: LanguageModelV4Message, notes: PromptNotes): void {
  warn(message.providerOptions, `the ${message.role} message`, notes);
  if (typeof message.content === 'string') return;
  for (const part of message.content) {
    warn(part.providerOptions, `the ${part.type} part`, notes);
    if (part.type !== 'tool-result') continue;
    if (part.output.type !== 'content') warn(part.output.providerOptions, 'the output of a tool', notes);
    else for (const piece of part.output.value) warn(piece.providerOptions, 'the output of a tool', notes);
  }
}

function warn(options: SharedV4ProviderOptions | undefined, where: string, notes: PromptNotes): void {
  for (const name of Object.keys(openrouterOptions(options))) {
    if (known.has(toSnakeCase(name))) continue;
    const details = `There is no such option of ${where}; it was left out.`;
    notes.warnings.push({ type: 'unsupported', feature: `providerOptions.openrouter.${name}`, details });
  }
}
