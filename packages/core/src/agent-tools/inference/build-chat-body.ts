import { isObject } from '@openrouter-adapters/core';
import type { ChatRequestBody } from '@openrouter-adapters/core';
import type * as z from 'zod/v4';

import type { Notes } from '../answers/notes.ts';
import { WrongInput } from '../wrong-input.ts';
import type { chatInput } from './chat-input.ts';

/** A checked input. */
export type ChatInput = z.output<ReturnType<typeof chatInput>>;

/** The input → the body. Parameters that the API no longer has are translated; what works streamed only is said in a note. */
export function buildChatBody(input: ChatInput, notes: Notes): ChatRequestBody {
  const { n, functions, function_call, stream, stream_options, debug, usage: _, transforms, audio, ...rest } = input;
  if (audio !== undefined || rest.modalities?.includes('audio') === true) {
    throw new WrongInput('modalities', 'audio answers work streamed only. Use openrouter_create_speech.');
  }
  if (n !== undefined && n > 1)
    notes.add('n is not in the API any more: this is one answer. Call the tool again for another.');
  if (stream === true || stream_options != null) notes.add('The answer came whole: a tool cannot stream.');
  if (debug !== undefined) notes.add('debug was not sent: it works streamed only.');
  // Every field was checked, and the open ones are the API's to check.
  return {
    ...rest,
    ...(functions === undefined ? {} : { tools: [...(rest.tools ?? []), ...functions.map(toTool)] }),
    ...(function_call === undefined ? {} : { tool_choice: rest.tool_choice ?? toToolChoice(function_call) }),
    ...(transforms === undefined ? {} : { plugins: [...(rest.plugins ?? []), toCompression(transforms)] }),
  } as ChatRequestBody;
}

function toTool(given: Record<string, unknown>) {
  return { type: 'function', function: given };
}

// `middle-out` was the only transform; an empty list turned the default off.
function toCompression(transforms: readonly string[]) {
  return { id: 'context-compression', enabled: transforms.length > 0 };
}

/** `none`, `auto`, an object with a name, or that object as a text. */
function toToolChoice(given: NonNullable<ChatInput['function_call']>) {
  if (given === 'none' || given === 'auto') return given;
  const choice = typeof given === 'string' ? parseJSON(given) : given;
  if (isObject(choice) && typeof choice['name'] === 'string') {
    return { type: 'function', function: { name: choice['name'] } };
  }
  throw new WrongInput('function_call', 'must be none, auto or {"name": …}. Better use tool_choice.');
}

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says what is wrong.
    return undefined;
  }
}
