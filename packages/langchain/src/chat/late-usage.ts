import type { ChatEvent, ChatStream, Finish, OpenRouterError } from '@openrouter-adapters/core';

/** How long an answer that failed may take to say what it had used. Milliseconds. */
const patience = 1000;

/**
 * Gives the error of a broken answer the usage that comes behind it: upstreams report in a chunk of its own what they charge for the
 * part that they made.
 *
 * @param rest events that came together with the error
 */
export async function withLateUsage(
  error: OpenRouterError,
  rest: readonly ChatEvent[],
  stream: Pick<ChatStream, 'read'>,
): Promise<OpenRouterError> {
  if (error.usage !== undefined) return error;
  const finish = rest.find(isFinish) ?? (await readFinish(stream));
  return finish?.usage === undefined ? error : Object.assign(error, { usage: finish.usage });
}

async function readFinish(stream: Pick<ChatStream, 'read'>): Promise<Finish | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    for (;;) {
      const events = await Promise.race([stream.read(), over]);
      const finish = events?.find(isFinish);
      if (events === undefined || finish !== undefined) return finish;
    }
  } catch {
    return undefined; // Aborted meanwhile: the failure that came first is the one to tell.
  } finally {
    clearTimeout(timer);
  }
}

function isFinish(event: ChatEvent): event is Finish {
  return event.type === 'finish';
}
