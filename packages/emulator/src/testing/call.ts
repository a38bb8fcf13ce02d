import type { Emulator } from '../create-emulator.ts';
import { KEY } from './ask.ts';

const BASE = 'https://openrouter.ai/api/v1';

/** Sends a request to a path below `/api/v1`; with a body it is a POST of JSON, or of a form. */
export function call(
  emulator: Emulator,
  path: string,
  body?: Record<string, unknown> | FormData,
  init: RequestInit = {},
): Promise<Response> {
  const headers = { authorization: `Bearer ${KEY}` };
  const url = path.startsWith('/api/') ? `https://openrouter.ai${path}` : BASE + path;
  if (body === undefined) return emulator.fetch(url, { headers, ...init });
  if (body instanceof FormData) return emulator.fetch(url, { method: 'POST', headers, body, ...init });
  return emulator.fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...init,
  });
}

/** The JSON of an answer, in the shape that a test expects. */
export async function callJson<Body>(...request: Parameters<typeof call>): Promise<Body> {
  return (await (await call(...request)).json()) as Body; // tests assert on what they read
}

/** Status and message of an answer that is refused; of an upstream's refusal, what the upstream said. */
export async function callError(...request: Parameters<typeof call>): Promise<string> {
  const response = await call(...request);
  const { error } = (await response.json()) as {
    error?: { message: string; metadata?: { raw?: string } };
  };
  return `${response.status} ${error?.metadata?.raw ?? error?.message}`;
}

/** What `/generation` tells of an answer. */
export async function generationOf(emulator: Emulator, id: string | null): Promise<Record<string, unknown>> {
  const { data } = await callJson<{ data: Record<string, unknown> }>(emulator, `/generation?id=${id}`);
  return data;
}
