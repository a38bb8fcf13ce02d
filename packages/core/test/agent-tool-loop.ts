import { createEmulator, defaultModels } from '@openrouter-adapters/emulator';
import type { Emulator, ScriptedCall, ScriptHandle } from '@openrouter-adapters/emulator';
import type { AgentToolName } from '../src/agent-tools.ts';

/** A call that a model makes. */
export interface LoopedCall {
  name: AgentToolName;
  input: NonNullable<ScriptedCall['arguments']> & object;
}

const origin = 'https://openrouter.ai/api/v1';
const headers = { authorization: 'Bearer sk-or-test', 'content-type': 'application/json' };
const chat = { model: 'openai/gpt-4o-mini', messages: [{ role: 'user', content: 'Hi' }] };

/** An emulator with a model of the account's own. */
export function createToolEmulator(): Emulator {
  const models = defaultModels.map((model) =>
    model.id === 'openai/gpt-4o' ? { ...model, id: 'me/mine', emulation: { private: true } } : model,
  );
  return createEmulator({ seed: 1, models });
}

/** One call of every tool, with ids that this emulator knows. */
export async function callsOfEveryTool({ fetch }: Emulator): Promise<LoopedCall[]> {
  const generation = await post(fetch, '/chat/completions', chat);
  const video = { model: 'openai/sora-2-pro', prompt: 'A cat runs', duration: 4 };
  const job = { jobId: await post(fetch, '/videos', video) };
  while (await isUnderWay(fetch, job.jobId));
  const id = 'openai/gpt-5';
  return [
    { name: 'openrouter_create_chat_completion', input: chat },
    { name: 'openrouter_create_message', input: { ...chat, max_tokens: 50 } },
    { name: 'openrouter_create_response', input: { model: chat.model, input: 'Hi' } },
    {
      name: 'openrouter_create_embeddings',
      input: { model: 'openai/text-embedding-3-small', input: ['a cat', 'a dog'] },
    },
    {
      name: 'openrouter_create_rerank',
      input: { model: 'cohere/rerank-v3.5', query: 'cat', documents: ['dog', 'cat'] },
    },
    {
      name: 'openrouter_create_speech',
      input: { model: 'openai/gpt-4o-mini-tts-2025-12-15', input: 'Hi', voice: 'alloy' },
    },
    { name: 'openrouter_create_transcription', input: { model: 'openai/whisper-1', input_audio: { file: 'hello' } } },
    { name: 'openrouter_create_image', input: { model: 'openai/gpt-image-1', prompt: 'A cat' } },
    { name: 'openrouter_create_video', input: video },
    { name: 'openrouter_get_video', input: job },
    { name: 'openrouter_get_video_content', input: job },
    { name: 'openrouter_list_video_models', input: {} },
    { name: 'openrouter_list_models', input: { supported_parameters: 'tools', limit: 3 } },
    { name: 'openrouter_get_model', input: { id } },
    { name: 'openrouter_count_models', input: {} },
    { name: 'openrouter_list_user_models', input: { limit: 2 } },
    { name: 'openrouter_list_model_endpoints', input: { author: 'openai', slug: 'gpt-5' } },
    { name: 'openrouter_list_embedding_models', input: { limit: 2 } },
    { name: 'openrouter_list_zdr_endpoints', input: {} },
    { name: 'openrouter_list_providers', input: {} },
    { name: 'openrouter_get_private_model', input: { id: 'me/mine' } },
    { name: 'openrouter_list_private_model_endpoints', input: { id: 'me/mine' } },
    { name: 'openrouter_get_key', input: {} },
    { name: 'openrouter_get_credits', input: {} },
    { name: 'openrouter_create_coinbase_charge', input: { amount: 5 } },
    { name: 'openrouter_get_generation', input: { id: generation } },
    { name: 'openrouter_get_generation_content', input: { id: generation } },
  ];
}

async function isUnderWay(fetch: Emulator['fetch'], jobId: string): Promise<boolean> {
  const response = await fetch(`${origin}/videos/${jobId}`, { headers });
  const { status } = (await response.json()) as { status: string };
  return status === 'pending' || status === 'in_progress';
}

async function post(fetch: Emulator['fetch'], path: string, body: unknown): Promise<string> {
  const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const { id } = (await response.json()) as { id: string };
  return id;
}

/** A second of silence, as the app would read it by the reference `hello`. */
export function readSilence() {
  const header = 'RIFF\x24\x7d\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0\0\x7d\0\0\x02\0\x10\0data\0\x7d\0\0';
  const bytes = new Uint8Array(44 + 32_000);
  bytes.set(Uint8Array.from(header, (character) => character.charCodeAt(0)));
  return { bytes, mediaType: 'audio/wav' };
}

/** What a loop did beside asking its model. */
export interface Watched {
  /** Requests of tools: `POST /images`. */
  readonly lines: string[];
  /** What the model was told of its calls, at its last turn. */
  readonly results: string[];
}

/** What the model of an emulator was told last: a loop that ends early leaves nothing to the next. */
const scripts = new WeakMap<Emulator, ScriptHandle>();

/** Lets the emulator's model make these calls, one after another, and then say that it is done; tells what the loop did. */
export function direct(emulator: Emulator, ...calls: LoopedCall[]): Watched {
  const { length: before } = emulator.requests;
  scripts.get(emulator)?.clear();
  const script = emulator.script([
    // Tools that ask a model themselves offer it no tools: the steps are not theirs.
    ...calls.map(({ name, input }) => ({ match: { toolName: name }, toolCalls: [{ name, arguments: input }] })),
    { match: { toolName: calls[0]?.name ?? '' }, text: 'I am done.' },
  ]);
  scripts.set(emulator, script);
  const requests = () =>
    emulator.requests.slice(before).map(({ method, path, body }) => ({ method, path, body: read(body) }));
  return {
    get lines() {
      return requests().flatMap(({ method, path, body }) => (body.tools === undefined ? [`${method} ${path}`] : []));
    },
    get results() {
      const { messages = [] } = requests().findLast(({ body }) => body.tools !== undefined)?.body ?? {};
      const contents = messages.filter(({ role }) => role === 'tool').map(({ content }) => content);
      return contents.map((content) => (typeof content === 'string' ? content : JSON.stringify(content)));
    },
  };
}

/** What of a chat body is read here. */
interface ChatBody {
  tools?: unknown[];
  messages?: { role: string; content: unknown }[];
}

function read(body: unknown): ChatBody {
  // Bodies of other endpoints have neither field in another form.
  return typeof body === 'object' && body !== null ? body : {};
}
