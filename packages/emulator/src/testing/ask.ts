import type { ReasoningDetail } from '../chat/reasoning/reasoning-detail.ts';
import type { Emulator } from '../create-emulator.ts';
import type { JsonObject } from '../json/json-value.ts';

/** A key that every emulator accepts by default. */
export const KEY = 'sk-or-v1-test-0123456789abcdef';
export const CHAT_URL = 'https://openrouter.ai/api/v1/chat/completions';

export interface AnswerMessage {
  role: string;
  content: string | null;
  refusal: string | null;
  reasoning: string | null;
  reasoning_details?: ReasoningDetail[];
  tool_calls?: { index: number; id: string; type: 'function'; function: { name: string; arguments: string } }[];
  images?: { type: string; image_url: { url: string } }[];
  annotations?: JsonObject[];
}

export interface AnswerUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  cost: number;
  is_byok: boolean;
  prompt_tokens_details: { cached_tokens: number; cache_write_tokens: number };
  completion_tokens_details: { reasoning_tokens: number; image_tokens: number };
  cost_details: Record<string, number>;
  server_tool_use_details?: { web_search_requests: number };
}

export interface AnswerBody {
  id: string;
  model: string;
  provider: string;
  choices: {
    finish_reason: string;
    native_finish_reason: string;
    message: AnswerMessage;
    logprobs: { content: { token: string; logprob: number }[] } | null;
    error?: { code: number; message: string };
  }[];
  usage: AnswerUsage;
  error?: { code: number; message: string; metadata?: JsonObject };
}

/** Sends a chat request; no method of the emulator's own is involved. */
export function post(emulator: Emulator, body: unknown, init: RequestInit = {}): Promise<Response> {
  return emulator.fetch(CHAT_URL, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  });
}

/** A whole answer, parsed. */
export async function ask(emulator: Emulator, body: Record<string, unknown>): Promise<AnswerBody> {
  const response = await post(emulator, body);
  return (await response.json()) as AnswerBody; // tests assert on what they read
}

/** The message of a whole answer. */
export async function askMessage(emulator: Emulator, body: Record<string, unknown>): Promise<AnswerMessage> {
  const { choices, error } = await ask(emulator, body);
  const message = choices?.[0]?.message;
  if (!message) throw new Error(`No message: ${JSON.stringify(error)}`);
  return message;
}

/** The error of an answer that is refused. */
export async function askError(
  emulator: Emulator,
  body: unknown,
): Promise<{ status: number; message: string; raw: string }> {
  const response = await post(emulator, body);
  const { error } = (await response.json()) as AnswerBody; // tests assert on what they read
  const raw = error?.metadata?.raw;
  return { status: response.status, message: error?.message ?? '', raw: typeof raw === 'string' ? raw : '' };
}

export interface AnswerChunk {
  id: string;
  choices: {
    delta: Partial<Omit<AnswerMessage, 'tool_calls'>> & {
      tool_calls?: { index: number; id?: string; type?: string; function: { name?: string; arguments: string } }[];
    };
    finish_reason: string | null;
    native_finish_reason: string | null;
    error?: { code: number; message: string };
  }[];
  usage?: AnswerUsage;
  error?: { code: number; message: string };
}

/** A streamed answer: its lines, and the parsed data events before `[DONE]`. */
export async function askStream(
  emulator: Emulator,
  body: Record<string, unknown>,
): Promise<{ text: string; chunks: AnswerChunk[]; done: boolean }> {
  const response = await post(emulator, { ...body, stream: true });
  const text = await response.text();
  return { text, ...readEvents(text) };
}

/** Parses server-sent events by hand, so that the tests trust no other reader. */
export function readEvents(text: string): { chunks: AnswerChunk[]; done: boolean } {
  const payloads = text.split('\n\n').flatMap((event) => (event.startsWith('data: ') ? [event.slice(6)] : []));
  const chunks = payloads
    .filter((payload) => payload !== '[DONE]')
    .map((payload) => JSON.parse(payload) as AnswerChunk);
  return { chunks, done: payloads.includes('[DONE]') };
}

/** Joins a stream into the message that the whole answer would have, as a client has to. */
export function joinChunks(chunks: readonly AnswerChunk[]): AnswerMessage {
  const message: AnswerMessage = { role: 'assistant', content: null, refusal: null, reasoning: null };
  const details: ReasoningDetail[] = [];
  for (const { delta } of chunks.flatMap((chunk) => chunk.choices)) {
    if (delta.content) message.content = (message.content ?? '') + delta.content;
    if (delta.refusal) message.refusal = (message.refusal ?? '') + delta.refusal;
    if (delta.reasoning) message.reasoning = (message.reasoning ?? '') + delta.reasoning;
    for (const detail of delta.reasoning_details ?? []) joinDetail(details, detail);
    for (const call of delta.tool_calls ?? []) {
      const calls = (message.tool_calls ??= []);
      const own = (calls[call.index] ??= {
        index: call.index,
        id: '',
        type: 'function',
        function: { name: '', arguments: '' },
      });
      own.id += call.id ?? '';
      own.function.name += call.function.name ?? '';
      own.function.arguments += call.function.arguments;
    }
    if (delta.images) (message.images ??= []).push(...delta.images);
    if (delta.annotations) (message.annotations ??= []).push(...delta.annotations);
  }
  if (details.length > 0) message.reasoning_details = details;
  return message;
}

function joinDetail(details: ReasoningDetail[], detail: ReasoningDetail): void {
  const last = details.at(-1);
  const continues = last?.type === detail.type && last.index === detail.index && !last.signature && !last.data;
  if (!last || !continues) {
    details.push({ ...detail });
    return;
  }
  if (detail.text) last.text = (last.text ?? '') + detail.text;
  if (detail.summary) last.summary = (last.summary ?? '') + detail.summary;
  if (detail.signature) last.signature = detail.signature;
}
