import { MEDIA_TOKENS } from '../../tokens/media-tokens.ts';
import { countTokens } from '../../tokens/tokenise.ts';
import type { ChatMessage, ChatRequest, ContentPart } from '../chat-request.ts';
import type { PromptSegment } from './prompt-cache.ts';

const TOKENS_PER_MESSAGE = 4;
const PART_TOKENS: Readonly<Record<string, number>> = {
  image_url: MEDIA_TOKENS.image,
  input_audio: MEDIA_TOKENS.audio,
  video_url: MEDIA_TOKENS.video,
  input_video: MEDIA_TOKENS.video,
  file: MEDIA_TOKENS.file,
};

/** The prompt as stretches between which a cache breakpoint can stand: tools first, then message by message. */
export function readSegments(request: ChatRequest): PromptSegment[] {
  const tools = (request.tools ?? []).map((tool): PromptSegment => {
    const { cache_control: breakpoint, ...definition } = tool;
    const content = JSON.stringify(definition);
    return { content, tokens: countTokens(content), breakpoint: breakpoint ?? undefined };
  });
  const segments = [...tools, ...request.messages.flatMap(readMessage)];
  const last = segments.at(-1);
  // Top-level cache_control is a breakpoint on the last block that can be cached.
  if (last && request.cache_control) segments[segments.length - 1] = { ...last, breakpoint: request.cache_control };
  return segments;
}

function readMessage(message: ChatMessage): PromptSegment[] {
  const { role } = message;
  const parts: ContentPart[] =
    typeof message.content === 'string' ? [{ type: 'text', text: message.content }] : (message.content ?? []);
  const segments = parts.map((part, index) => readPart(part, `${role}:${index}`));
  const calls = message.tool_calls ?? [];
  const framing = `${role}:${message.tool_call_id ?? ''}:${JSON.stringify(calls)}`;
  const callTokens = calls.reduce((sum, call) => sum + countTokens(call.function.name + call.function.arguments), 0);
  // What frames the message goes before its parts, so that a breakpoint on its last part covers all of it.
  return [{ content: framing, tokens: TOKENS_PER_MESSAGE + callTokens, breakpoint: undefined }, ...segments];
}

function readPart(part: ContentPart, place: string): PromptSegment {
  const { cache_control: breakpoint, ...content } = part;
  return {
    content: `${place}:${JSON.stringify(content)}`,
    tokens: part.type === 'text' ? countTokens(part.text ?? '') : (PART_TOKENS[part.type] ?? 0),
    breakpoint: breakpoint ?? undefined,
    ...(part.type === 'input_audio' && { isAudio: true }),
  };
}
