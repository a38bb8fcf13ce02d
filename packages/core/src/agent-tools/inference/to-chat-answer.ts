import { readChatAnswer, readImage } from '@openrouter-adapters/core';
import type { ChatChunk, ChatEvent, Citation, GeneratedImage } from '@openrouter-adapters/core';

import type { AgentToolAnswer } from '../agent-tool.ts';
import { toImageFiles } from '../answers/to-image-files.ts';
import { toFields } from '../answers/to-fields.ts';
import type { Notes } from '../answers/notes.ts';
import { shorten } from '../answers/shorten.ts';
import { toCounts } from '../answers/usage.ts';

/** Characters of reasoning that are told. */
export const longestReasoning = 1_000;
/** Tokens whose probabilities are told. */
export const mostLogprobs = 100;

/** What is gathered from the events of an answer. */
interface Gathered {
  text: string[];
  reasoning: string[];
  refusal: string[];
  calls: { id: string; name: string; arguments: string; complete: boolean }[];
  citations: Citation[];
  imageURLs: string[];
  images: GeneratedImage[];
}

/** A chat answer → what a model can use of it. */
export function toChatAnswer(body: ChatChunk, notes: Notes): AgentToolAnswer {
  const { events, finish } = readChatAnswer(body);
  const gathered = gather(events, notes);
  const { text, reasoning, refusal, calls, citations, imageURLs, images } = gathered;
  const files = toImageFiles(images, notes);
  const output = toFields({
    id: finish.id,
    model: finish.model,
    provider: finish.provider,
    finish_reason: finish.reason,
    text: text.join('\n'),
    refusal: joined(refusal),
    reasoning: joined(reasoning.map((said) => shorten(said, longestReasoning))),
    tool_calls: calls.length === 0 ? undefined : calls,
    // A loop has to send signed reasoning back unchanged, with the calls.
    assistant_message: calls.length === 0 ? undefined : toAssistantMessage(gathered, finish.reasoningDetails),
    citations: citations.length === 0 ? undefined : citations.map(({ url, title }) => toFields({ url, title })),
    image_urls: imageURLs.length === 0 ? undefined : imageURLs,
    logprobs: finish.logprobs?.slice(0, mostLogprobs).map(({ token, logprob }) => ({ token, logprob })),
    usage: finish.usage === undefined ? undefined : toCounts(finish.usage),
    notes: notes.list,
  });
  const { id: generationId, model, provider, usage } = finish;
  return { output, files, bill: { model, provider, generationId, usage } };
}

function gather(events: readonly ChatEvent[], notes: Notes): Gathered {
  const found: Gathered = { text: [], reasoning: [], refusal: [], calls: [], citations: [], imageURLs: [], images: [] };
  for (const event of events) {
    if (event.type === 'text-end') found.text.push(event.text);
    else if (event.type === 'reasoning-end' && event.text !== '') found.reasoning.push(event.text);
    else if (event.type === 'refusal-end') found.refusal.push(event.text);
    else if (event.type === 'tool-call-end') found.calls.push(toCall(event));
    else if (event.type === 'citation') found.citations.push(event.citation);
    else if (event.type === 'warning') notes.add(event.message);
    else if (event.type === 'image' && isInline(event.url)) found.images.push(readImage(event.url));
    else if (event.type === 'image') found.imageURLs.push(event.url);
  }
  return found;
}

/** Does a URL hold the image itself? */
function isInline(url: string): boolean {
  return /^data:[^,]*;base64,/i.test(url);
}

function toCall({ id, name, arguments: given, complete }: Extract<ChatEvent, { type: 'tool-call-end' }>) {
  return { id, name, arguments: given, complete };
}

function toAssistantMessage({ text, calls }: Gathered, details: readonly unknown[]) {
  return {
    role: 'assistant',
    content: joined(text) ?? null,
    tool_calls: calls
      .filter(({ complete }) => complete)
      .map(({ id, name, arguments: given }) => ({ id, type: 'function', function: { name, arguments: given } })),
    ...(details.length === 0 ? {} : { reasoning_details: details }),
  };
}

function joined(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : texts.join('\n');
}
