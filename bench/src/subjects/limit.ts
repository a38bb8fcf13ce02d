const openRouter = 'https://openrouter.ai/api/v1';

/** What has to be done at least: bytes → server-sent events → `JSON.parse` → one `ReadableStream`, and somebody who reads it. */
export async function streamAtLimit(baseURL = openRouter): Promise<number> {
  const response = await fetch(`${baseURL}/chat/completions`, { method: 'POST', body: '{}' });
  let parts = 0;
  const reader = chunksOf(response.body as ReadableStream<Uint8Array>).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) parts += 1;
  return parts;
}

/** The chunks of a streamed answer. */
export function chunksOf(body: ReadableStream<Uint8Array>): ReadableStream<unknown> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  return new ReadableStream<unknown>({
    async pull(controller) {
      for (let parts = 0; parts === 0;) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        rest += decoder.decode(value, { stream: true });
        let start = 0;
        for (let end = rest.indexOf('\n\n'); end !== -1; end = rest.indexOf('\n\n', start)) {
          const data = rest.slice(start + 'data: '.length, end);
          start = end + 2;
          if (data === '[DONE]') continue;
          controller.enqueue(JSON.parse(data));
          parts += 1;
        }
        rest = rest.slice(start);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** One request and its answer, with nothing between. */
export async function callAtLimit(body: () => unknown, baseURL = openRouter): Promise<unknown> {
  const response = await fetch(`${baseURL}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk-or-v1-bench' },
    body: JSON.stringify(body()),
  });
  return JSON.parse(await response.text());
}
