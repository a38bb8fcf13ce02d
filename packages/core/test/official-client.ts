import { HTTPClient, OpenRouter } from '@openrouter/sdk';
import { createOpenRouterClient, isObject } from '../src/index.ts';
import type { OpenRouterClient } from '../src/index.ts';
import { officialOperations } from './official-operations.ts';

/** A request as it went out. */
export interface SentRequest {
  method: string;
  /** Below the base URL, without query. */
  path: string;
  query: Record<string, string>;
  /** Parsed JSON; the fields of a form. */
  body: unknown;
}

/** A call of our client: what went out, what came, and what it made of it. */
export interface Exchange {
  request: SentRequest;
  /** The answer, to be read again and again. */
  answer: () => Response;
  result: unknown;
}

/** Makes a call of our client, and keeps what went out and what came. */
export async function callOurs(
  call: (client: OpenRouterClient) => Promise<unknown>,
  answer: (request: Request) => Promise<Response>,
): Promise<Exchange> {
  let exchange: Omit<Exchange, 'result'> | undefined;
  const client = createOpenRouterClient({
    apiKey: 'sk-or-test',
    managementKey: 'sk-or-management-test',
    fetch: async (url, init) => {
      const request = new Request(url, init);
      const sent = await readRequest(request.clone());
      const response = await answer(request);
      const bytes = await response.clone().arrayBuffer();
      exchange = { request: sent, answer: () => new Response(bytes, response) };
      return response;
    },
  });
  const result = await call(client);
  if (exchange === undefined) throw new Error('Nothing was sent.');
  return { ...exchange, result };
}

const origin = 'https://openrouter.ai/api/v1';

/** The path of a request below the base URL, without query. */
export function pathOf({ url }: Request): string {
  return url.replace(origin, '').split('?')[0] ?? '';
}

/** Reads a request for comparison. */
async function readRequest(request: Request): Promise<SentRequest> {
  const url = new URL(request.url);
  const type = request.headers.get('content-type') ?? '';
  const body = type.startsWith('multipart/') ? await readForm(request) : await readJSON(request);
  return { method: request.method, path: pathOf(request), query: Object.fromEntries(url.searchParams), body };
}

async function readJSON(request: Request): Promise<unknown> {
  const text = await request.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function readForm(request: Request): Promise<unknown> {
  const fields = [...(await request.formData()).entries()].map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value : { filename: value.name, text: await value.text() },
  ]);
  return Object.fromEntries(await Promise.all(fields));
}

/** The request line of the table that a request belongs to, and the parameters of its path. */
export function findOperation(
  { method, path }: Pick<SentRequest, 'method' | 'path'>,
  lines: Iterable<string>,
): { line: string; parameters: Record<string, string> } | undefined {
  // A line without parameters comes before one with some: `/models/count` is no model.
  const ordered = [...lines].toSorted((a, b) => a.split('{').length - b.split('{').length);
  for (const line of ordered) {
    const names = [...line.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const found = new RegExp(`^${line.replaceAll(/\{\w+\}/g, '([^/]+)')}$`).exec(`${method} ${path}`);
    if (found === null) continue;
    const parameters = names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]);
    return { line, parameters: Object.fromEntries(parameters) };
  }
  return undefined;
}

type Verb = (...given: unknown[]) => Promise<unknown>;

/** Makes the call of the official SDK with the arguments of this request, answers it with `answer`, and gives what the SDK makes of it. */
export async function callOfficial(
  request: SentRequest,
  answer: () => Response,
): Promise<{ sent: SentRequest[]; result: unknown }> {
  const operation = findOperation(request, Object.keys(officialOperations));
  const [resource = '', verb = '', bodyName = ''] = officialOperations[operation?.line ?? ''] ?? [];
  const sent: SentRequest[] = [];
  const fetcher = async (input: RequestInfo | URL, init?: RequestInit) => {
    sent.push(await readRequest(new Request(input, init)));
    return answer();
  };
  const sdk = new OpenRouter({
    apiKey: 'sk-or-test',
    httpClient: new HTTPClient({ fetcher }),
    retryConfig: { strategy: 'none' },
  });
  // The SDK is called by names: its types cannot follow them.
  const methods = (sdk as unknown as Record<string, Record<string, Verb> | undefined>)[resource];
  const call = methods?.[verb]?.bind(methods);
  if (call === undefined) throw new Error(`The official SDK has no ${resource}.${verb}.`);
  const given = {
    ...toCamel({ ...operation?.parameters, ...readValues(request.query) }),
    ...(request.body === undefined ? {} : { [bodyName]: toBody(request.body) }),
  };
  // This one takes the key as an argument of its own.
  const security = `${resource}.${verb}` === 'models.listForUser' ? [{ bearer: 'sk-or-test' }] : [];
  return { sent, result: await readWhole(await call(...security, given)) };
}

/** Numbers of a query are numbers in the SDK. */
function readValues(query: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, /^\d+(\.\d+)?$/.test(value) ? Number(value) : value]),
  );
}

function toBody(body: unknown): unknown {
  const file = isObject(body) && isObject(body['file']) ? body['file'] : undefined;
  if (file === undefined) return toCamel(body);
  const { filename, text } = file;
  return { file: { fileName: filename, content: new TextEncoder().encode(String(text)) } };
}

/** What users name themselves stays as it is. */
const free = new Set(['parameters', 'schema', 'metadata', 'config', 'logit_bias']);

function toCamel(value: unknown): object {
  if (Array.isArray(value)) return value.map((entry: unknown) => (isObject(entry) ? toCamel(entry) : entry));
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, entry]: [string, unknown]) => [
      name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      free.has(name) || typeof entry !== 'object' || entry === null ? entry : toCamel(entry),
    ]),
  );
}

/** Streams of bytes and of events to their ends; of a page its own answer. */
async function readWhole(result: unknown): Promise<unknown> {
  if (isObject(result) && 'result' in result) return result['result'];
  if (!(result instanceof ReadableStream)) return result;
  const pieces: unknown[] = [];
  for await (const piece of result) pieces.push(piece);
  const bytes = pieces.filter((piece) => piece instanceof Uint8Array);
  return bytes.length === pieces.length ? Uint8Array.from(bytes.flatMap((piece) => [...piece])) : pieces;
}
