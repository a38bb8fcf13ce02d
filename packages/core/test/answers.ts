import { createTransport } from '../src/index.ts';
import type { ChatChunk, ChatEvent, ChatRequest, Transport, WireDelta } from '../src/index.ts';

/** A request that any test can send. */
export const request: ChatRequest = { model: 'maker/model', messages: [{ role: 'user', content: 'Hello' }] };

/** A chunk with one choice. */
export function chunk(delta: WireDelta, finish_reason: string | null = null, rest: ChatChunk = {}): ChatChunk {
  return {
    id: 'gen-1',
    object: 'chat.completion.chunk',
    created: 1_790_000_000,
    model: 'maker/model',
    provider: 'Maker',
    choices: [{ index: 0, delta, finish_reason, native_finish_reason: finish_reason }],
    ...rest,
  };
}

/** A whole answer with one choice. */
export function whole(message: WireDelta, finish_reason: string | null = 'stop', rest: ChatChunk = {}): ChatChunk {
  return {
    ...chunk({}, null),
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason, native_finish_reason: finish_reason }],
    ...rest,
  };
}

/** Chunks as a body of server-sent events. */
export function sse(chunks: readonly unknown[], end = 'data: [DONE]\n\n'): string {
  return `: OPENROUTER PROCESSING\n\n${chunks.map((each) => `data: ${JSON.stringify(each)}\n\n`).join('')}${end}`;
}

/** A transport whose every answer is the same. Each string or byte piece of the body is one read. */
export function answering(
  body: string | readonly (string | Uint8Array)[],
  init: { status?: number; contentType?: string; headers?: Record<string, string> } = {},
): Transport {
  const pieces = typeof body === 'string' ? [body] : body;
  const { contentType = 'text/event-stream', ...rest } = init;
  return createTransport({
    apiKey: 'sk-or-v1-test-key',
    fetch: async () =>
      new Response(streamOf(pieces), { ...rest, headers: { 'content-type': contentType, ...rest.headers } }),
  });
}

/** A stream that gives each piece by itself. */
export function streamOf(pieces: readonly (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      const piece = pieces[next++];
      if (piece === undefined) controller.close();
      else controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
    },
  });
}

/** Cuts a text into reads of the given sizes in bytes, over and over. */
export function cutBytes(text: string, sizes: readonly number[]): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const pieces: Uint8Array[] = [];
  for (let start = 0, turn = 0; start < bytes.length; turn += 1) {
    const end = start + (sizes[turn % sizes.length] ?? 1);
    pieces.push(bytes.subarray(start, end));
    start = end;
  }
  return pieces;
}

/** Every event of a stream. */
export async function collect(events: AsyncIterable<ChatEvent>): Promise<ChatEvent[]> {
  const all: ChatEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** The events that carry whole blocks, without those that depend on where the answer was cut. */
export function wholeBlocks(events: readonly ChatEvent[]): ChatEvent[] {
  return events.filter(({ type }) => !type.endsWith('-delta') && type !== 'raw');
}

/** The only event of a type. */
export function only<Type extends ChatEvent['type']>(
  events: readonly ChatEvent[],
  type: Type,
): Extract<ChatEvent, { type: Type }> {
  const found = all(events, type);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} events of type ${type}`);
  return found[0];
}

/** All events of a type. */
export function all<Type extends ChatEvent['type']>(
  events: readonly ChatEvent[],
  type: Type,
): Extract<ChatEvent, { type: Type }>[] {
  return events.filter((event): event is Extract<ChatEvent, { type: Type }> => event.type === type);
}
