const fetchOfNode = globalThis.fetch;

/** From now on requests leave the process, with the `fetch` of Node. */
export function answerOverNetwork(): void {
  globalThis.fetch = fetchOfNode;
}

/** From now on every request is answered with these reads, as server-sent events. */
export function answerWithReads(reads: readonly Uint8Array[]): void {
  answerWith(() => streamOf(reads), 'text/event-stream');
}

/** From now on every request is answered with this JSON. */
export function answerWithJSON(json: string): void {
  answerWith(() => json, 'application/json');
}

/** From now on every request is answered with a body that this makes of what was sent. All contestants use the `fetch` of the process. */
export function answerWith(
  body: (sent: string, signal: AbortSignal | undefined) => BodyInit,
  contentType: string,
): void {
  const headers = { 'content-type': contentType, 'x-generation-id': 'gen-1763700000-AbCdEfGhIjKlMnOpQrSt' };
  globalThis.fetch = (_, init) =>
    Promise.resolve(
      new Response(body(typeof init?.body === 'string' ? init.body : '', init?.signal ?? undefined), { headers }),
    );
}

/** Each piece is a read of its own. */
function streamOf(reads: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream(
    {
      pull(controller) {
        const read = reads[next++];
        if (read === undefined) controller.close();
        else controller.enqueue(read);
      },
    },
    { highWaterMark: 0 },
  );
}
