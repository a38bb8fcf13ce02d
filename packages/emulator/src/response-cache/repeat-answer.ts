import { callerFacts } from '../generation/caller-facts.ts';
import { createGenerationId } from '../generation/generation-id.ts';
import { byteStream } from '../inference/byte-stream.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import type { RouteContext } from '../routing/route.ts';
import type { KeptAnswer } from './response-cache.ts';
import { isEventStream, writeWholeBody, type BodyLine } from './whole-body.ts';

/** An answer from the cache: the words that were kept, an id of its own, and nothing used. */
export function repeatAnswer(context: RouteContext, kept: KeptAnswer): Response {
  const { state } = context;
  const now = state.clock();
  const source = kept.generation.id;
  const [prefix = 'gen'] = /^gen(?:-[a-z]+)?/.exec(source) ?? [];
  const id = createGenerationId(Math.floor(now / 1000), state.random, prefix);
  const isStream = isEventStream(kept.headers);
  const body = writeWholeBody(
    kept.lines.map((line) => repeatLine(line, source, id)),
    isStream,
  );
  enterHit(context, kept, id);
  const headers = {
    ...kept.headers,
    'x-generation-id': id,
    'x-openrouter-cache-status': 'HIT',
    'x-openrouter-cache-age': String(Math.floor((now - kept.keptAt) / 1000)),
    'x-openrouter-cache-ttl': String(kept.seconds),
    'x-openrouter-cache-source-id': source,
  };
  return new Response(isStream ? byteStream(context, toEvents(body)) : body, { headers });
}

/** The books know a hit by its id; it costs nothing. */
function enterHit({ state, recorded }: RouteContext, { generation }: KeptAnswer, id: string): void {
  const content = state.contents.find(generation.id);
  if (content) state.contents.add(id, content);
  state.generations.add({
    ...generation,
    id,
    createdAt: recorded.at,
    ...callerFacts(recorded),
    promptTokens: 0,
    completionTokens: 0,
    reasoningTokens: 0,
    cachedTokens: 0,
    imageTokens: 0,
    cost: 0n,
    upstreamCost: 0n,
    cacheDiscount: null,
    latency: 0,
    duration: 0,
  });
}

/** Where each form of answer tells its id and what was used: at its top, of a message that begins, of a response. */
function repeatLine(line: BodyLine, source: string, id: string): BodyLine {
  if (typeof line === 'string') return line;
  const repeat = (object: JsonObject): JsonObject => ({
    ...object,
    ...(object.id === source && { id }),
    ...(isJsonObject(object.usage) && { usage: toZero(object.usage) }),
  });
  const { message, response } = line;
  return {
    ...repeat(line),
    ...(isJsonObject(message) && { message: repeat(message) }),
    ...(isJsonObject(response) && { response: repeat(response) }),
  };
}

function toZero(value: JsonValue): JsonValue {
  if (typeof value === 'number') return 0;
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toZero(member ?? null)]));
}

function toEvents(body: string): Uint8Array[] {
  const encoder = new TextEncoder();
  return body.split(/(?<=\n\n)/).map((event) => encoder.encode(event));
}
