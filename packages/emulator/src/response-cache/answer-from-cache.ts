import { digest } from '../deterministic/hash.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { readCacheWish, type CacheWish } from './cache-wish.ts';
import { compactJson } from './compact-json.ts';
import { repeatAnswer } from './repeat-answer.ts';
import { isEventStream, readWholeBody } from './whole-body.ts';

/**
 * Answers by the response cache where a request wants that: from it, or by the model, whose answer is kept when it has gone out whole. A
 * request with a fault gets the fault.
 */
export async function answerFromCache(context: RouteContext, handle: Route['handle']): Promise<Response> {
  const wish = readCacheWish(context);
  if (!wish) return handle(context);
  const { responseCache } = context.state;
  const key = keyOf(context, wish);
  if (wish.clears) responseCache.forget(key);
  const kept = context.fault ? undefined : responseCache.find(key);
  return kept ? repeatAnswer(context, kept) : keepAnswer(context, { key, wish }, await handle(context));
}

/** By the header, the options, or a step of the script. */
function isFaulty({ fault, recorded, state }: RouteContext): boolean {
  return fault !== undefined || state.faultedRequests.has(recorded);
}

/** Whoever asks, where, and for what: members in another order are another request, white space makes no difference. */
function keyOf({ bodyText, caller, recorded }: RouteContext, { preset }: CacheWish): string {
  return [caller.account, recorded.path, digest(compactJson(bodyText)), JSON.stringify(preset)].join(' ');
}

function keepAnswer(
  context: RouteContext,
  { key, wish }: { key: string; wish: CacheWish },
  response: Response,
): Response {
  const headers = Object.fromEntries(response.headers);
  const body =
    response.body &&
    watch(response.body, (text) => {
      const lines = readWholeBody(text, isEventStream(headers));
      const generation = context.state.generations.findAny(headers['x-generation-id'] ?? '');
      const isGood = generation && !generation.cancelled && generation.finishReason !== 'error' && !isFaulty(context);
      if (!lines || !isGood) return;
      const keptAt = context.state.clock();
      context.state.responseCache.keep(key, { generation, lines, headers, keptAt, seconds: wish.seconds });
    });
  const told = { ...headers, 'x-openrouter-cache-status': 'MISS', 'x-openrouter-cache-ttl': String(wish.seconds) };
  return new Response(body, { status: response.status, headers: told });
}

/** The same bytes, only as fast as they are read. `onEnd` gets what went out, at its end or when the reader leaves. */
function watch(body: ReadableStream<Uint8Array>, onEnd: (text: string) => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) {
          onEnd(text + decoder.decode());
          return controller.close();
        }
        text += decoder.decode(value, { stream: true });
        controller.enqueue(value);
      },
      async cancel(reason) {
        await reader.cancel(reason);
        onEnd(text + decoder.decode());
      },
    },
    { highWaterMark: 0 },
  );
}
