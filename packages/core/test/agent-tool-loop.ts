import type { AgentToolName } from '../src/agent-tools.ts';
import { models, chatAnswer } from './agent-tools.ts';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A call that a model makes. */
export interface LoopedCall {
  name: AgentToolName;
  input: Record<string, unknown>;
}

const origin = 'https://openrouter.ai/api/v1';
const headers = { authorization: 'Bearer sk-or-test', 'content-type': 'application/json' };
const chat = { model: 'openai/gpt-4o-mini', messages: [{ role: 'user', content: 'Hi' }] };

/** One call of every tool, with ids that this upstream knows. */
export async function callsOfEveryTool(fetch: Fetch): Promise<LoopedCall[]> {
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

async function isUnderWay(fetch: Fetch, jobId: string): Promise<boolean> {
  const response = await fetch(`${origin}/videos/${jobId}`, { headers });
  const { status } = (await response.json()) as { status: string };
  return status === 'pending' || status === 'in_progress';
}

async function post(fetch: Fetch, path: string, body: unknown): Promise<string> {
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

/**
 * An upstream whose model makes one call, and after its result answers as the given upstream does. What that upstream does not simulate
 * is answered in its place.
 */
export function callingOnce(
  fetch: Fetch,
  { name, input }: LoopedCall,
): { fetch: Fetch; lines: string[]; results: string[] } {
  const lines: string[] = [];
  const results: string[] = [];
  return {
    lines,
    results,
    fetch: async (url, init) => {
      const path = url.replace(origin, '');
      const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
      if (path === '/chat/completions' && Array.isArray(body['tools'])) {
        const messages = body['messages'] as { role: string; content: unknown }[];
        const answers = messages.filter(({ role }) => role === 'tool');
        results.push(
          ...answers.map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content))),
        );
        if (answers.length > 0) return fetch(url, init);
        const call = { id: 'call_1', type: 'function', function: { name, arguments: JSON.stringify(input) } };
        return Response.json(chatAnswer({ content: null, tool_calls: [call] }));
      }
      lines.push(`${init.method} ${path}`);
      const response = await fetch(url, init);
      if (response.status !== 404) return response;
      return answerInPlace(path.split('?')[0] ?? '') ?? response;
    },
  };
}

/** Answers of operations that the emulator does not have. */
function answerInPlace(path: string): Response | undefined {
  const model = models(1)[0];
  const answers: Record<string, unknown> = {
    '/messages': { id: 'gen-m', content: [{ type: 'text', text: 'Hello' }], usage: { input_tokens: 1, cost: 0.001 } },
    '/responses': {
      id: 'gen-r',
      status: 'completed',
      output: [{ type: 'message', content: [{ type: 'output_text', text: 'Hello' }] }],
    },
    '/models/count': { data: { count: 3 } },
    '/models/user': { data: models(2), total_count: 2 },
    '/models/openai/gpt-5/endpoints': { data: { id: 'openai/gpt-5', endpoints: [{ provider_name: 'OpenAI' }] } },
    '/endpoints/zdr': { data: [{ model_id: 'a/b', provider_name: 'Maker' }] },
    '/providers': { data: [{ name: 'OpenAI', slug: 'openai' }] },
    '/private/models/me/mine': { data: model },
    '/private/models/me/mine/endpoints': { data: { id: 'me/mine', endpoints: [] } },
    '/credits': { data: { total_credits: 10, total_usage: 4 } },
    '/generation/content': { data: { input: { prompt: 'Hi' }, output: { completion: 'Hello' } } },
  };
  if (path === '/credits/coinbase') return Response.json({ error: { code: 410, message: 'Gone' } }, { status: 410 });
  return path in answers ? Response.json(answers[path]) : undefined;
}
