import { createTransport, OpenRouterError } from '../src/index.ts';
import type { Transport } from '../src/index.ts';

/** A transport whose every answer is this JSON, and the bodies that it was sent. */
export function answeringJSON(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): { transport: Transport; sent: { url: string; method: string | undefined; body: unknown }[] } {
  const sent: { url: string; method: string | undefined; body: unknown }[] = [];
  const transport = createTransport({
    apiKey: 'sk-or-v1-test-key',
    fetch: async (url, init) => {
      sent.push({ url, method: init.method, body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body });
      return Response.json(body, { status, headers });
    },
  });
  return { transport, sent };
}

/** The error that a call rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<OpenRouterError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!OpenRouterError.isInstance(error)) throw new Error(`Not an OpenRouterError: ${String(error)}`);
  return error;
}
