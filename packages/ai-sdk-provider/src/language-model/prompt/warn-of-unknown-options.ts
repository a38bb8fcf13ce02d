import type { LanguageModelV4Message, SharedV4ProviderOptions } from '@ai-sdk/provider';
import { isObject } from '@openrouter-adapters/core/base';

import { toSnakeCase } from '../../settings/letter-case.ts';
import { isImageDetail } from './from-file-part.ts';
import { kindOf } from './from-media.ts';
import type { PromptNotes } from './prompt-notes.ts';

type Part = Exclude<LanguageModelV4Message['content'], string>[number];
/** Names of options, and what their values have to be; a marker of the wrong form is an error elsewhere. */
type Known = Readonly<Record<string, (value: unknown) => boolean>>;

const isString = (value: unknown): boolean => typeof value === 'string';
const isSwitch = (value: unknown): boolean => typeof value === 'boolean';
const anything = (): boolean => true;

const marked: Known = { cache_control: anything };
/** What the parts of an earlier answer carry. The AI SDK copies what is on a call to its result. */
const carried: Known = { ...marked, reasoning_details: Array.isArray, annotations: Array.isArray, answer: isString };

const ofMessage: Readonly<Record<LanguageModelV4Message['role'], Known>> = {
  system: { ...marked, name: isString },
  user: { ...marked, name: isString },
  assistant: { ...carried, name: isString, model: isString },
  tool: marked,
};

/** Leaves a warning for each `openrouter` option of a message or of something in it that has no place in the request. */
export function warnOfUnknownOptions(message: LanguageModelV4Message, notes: PromptNotes): void {
  warn(message, ofRole, message.role, 'message', notes);
  if (typeof message.content === 'string') return;
  const ofContent = message.role === 'assistant' ? ofAnswer : ofPart;
  for (const part of message.content) {
    warn(part, ofContent, part.type, 'part', notes);
    if (part.type !== 'tool-result') continue;
    if (part.output.type !== 'content') warn(part.output, ofPart, 'output', 'of a tool', notes);
    else for (const piece of part.output.value) warn(piece, ofPart, 'output', 'of a tool', notes);
  }
}

function ofRole({ role }: LanguageModelV4Message): Known {
  return ofMessage[role];
}

function ofAnswer({ type }: Part): Known {
  if (type === 'text') return { ...carried, refusal: isSwitch, transcript: isSwitch };
  return type === 'file' ? { ...carried, audio: isObject } : carried;
}

function ofPart(part: { type: string; mediaType?: string; data?: { type: string } }): Known {
  if (part.type === 'tool-approval-response') return {};
  if (part.type !== 'file') return part.type === 'tool-result' ? carried : marked;
  // A reference is sent as a file, whatever it is.
  switch (part.data?.type === 'reference' ? 'file' : kindOf(part.mediaType ?? '')) {
    case 'image':
      return { ...marked, image_detail: isImageDetail, detail: isImageDetail };
    case 'audio':
    case 'video':
      return marked;
    default:
      return { ...marked, filename: isString };
  }
}

/** Looks up what is known only where there are options: most parts have none. Messages say where, in two words. */
function warn<Carrier extends { providerOptions?: SharedV4ProviderOptions }>(
  carrier: Carrier,
  knownOf: (carrier: Carrier) => Known,
  which: string,
  kind: string,
  notes: PromptNotes,
): void {
  const options = carrier.providerOptions?.['openrouter'];
  if (options === undefined) return;
  const known = knownOf(carrier);
  for (const [name, value] of Object.entries(options)) {
    const fits = known[toSnakeCase(name)];
    if (value === undefined || value === null || fits?.(value) === true) continue;
    const details =
      fits === undefined
        ? `There is no such option of the ${which} ${kind}; it was left out.`
        : `Its value is not valid on the ${which} ${kind}; it was left out.`;
    notes.warnings.push({ type: 'unsupported', feature: `providerOptions.openrouter.${name}`, details });
  }
}
