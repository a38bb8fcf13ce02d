import { createEmulator, defaultModels } from '@openrouter-adapters/emulator';
import type { Emulator } from '@openrouter-adapters/emulator';
import { GoneError } from '../src/index.ts';
import type { OpenRouterClient } from '../src/index.ts';

const model = 'openai/gpt-4o-mini';
const messages = [{ role: 'user' as const, content: 'What is the capital of France?' }];
const prompt = 'A cat runs';

const privateModel = 'acme/secret';

/** An emulator with a private model, and a way to the next day: activity tells of days that are over. */
export function createSessionEmulator(): { emulator: Emulator; passDay: () => void } {
  let now = Date.parse('2026-05-01T12:00:00Z');
  const models = defaultModels.map((entry) =>
    entry.id === 'openai/gpt-4o' ? { ...entry, id: privateModel, emulation: { private: true } } : entry,
  );
  const emulator = createEmulator({ seed: 1, models, clock: () => now });
  return { emulator, passDay: () => void (now += 24 * 60 * 60 * 1_000) };
}

/** A field of what an earlier step gave: `seen('chat.send', 'id')`. */
type Seen = (step: string, ...path: (string | number)[]) => string;

/** One call with arguments that mean something to the emulator. */
export type Step = readonly [name: string, call: (client: OpenRouterClient, seen: Seen) => Promise<unknown>];

async function collect(events: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** A second of silence as WAV. */
function buildSilence(): string {
  const header = 'RIFF\x24\x7d\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0\0\x7d\0\0\x02\0\x10\0data\0\x7d\0\0';
  return btoa(header + '\0'.repeat(32_000));
}

const chat = { model, messages };

/** Every operation, each once or as often as it has forms, in an order in which each finds what it needs. */
export const session: readonly Step[] = [
  ['chat.send', (c) => c.chat.send(chat)],
  ['chat.stream', (c) => collect(c.chat.stream(chat))],
  ['responses.send', (c) => c.responses.send({ model, input: 'What is the capital of France?' })],
  ['responses.stream', (c) => collect(c.responses.stream({ model, input: 'What is the capital of France?' }))],
  ['messages.send', (c) => c.messages.send({ model, messages, max_tokens: 100 })],
  ['messages.stream', (c) => collect(c.messages.stream({ model, messages, max_tokens: 100 }))],
  ['completions.send', (c) => c.completions.send({ model, prompt: 'Once' })],
  ['completions.stream', (c) => collect(c.completions.stream({ model, prompt: 'Once' }))],
  [
    'embeddings.create',
    (c) => c.embeddings.create({ model: 'openai/text-embedding-3-small', input: ['a cat', 'a dog'] }),
  ],
  ['rerank.create', (c) => c.rerank.create({ model: 'cohere/rerank-v3.5', query: 'cat', documents: ['dog', 'cat'] })],
  [
    'speech.create',
    async (c) => {
      const speech = { model: 'openai/gpt-4o-mini-tts-2025-12-15', input: 'Hi', voice: 'alloy' };
      return (await c.speech.create({ ...speech, response_format: 'mp3' })).bytes;
    },
  ],
  [
    'transcriptions.create',
    (c) => c.transcriptions.create({ model: 'openai/whisper-1', input_audio: { data: buildSilence(), format: 'wav' } }),
  ],
  ['images.generate', (c) => c.images.generate({ model: 'openai/gpt-image-1', prompt })],
  ['images.stream', (c) => collect(c.images.stream({ model: 'openai/gpt-image-1', prompt }))],
  ['images.models', (c) => c.images.models()],
  ['images.endpoints', (c) => c.images.endpoints('openai/gpt-image-1')],
  ['videos.create', (c) => c.videos.create({ model: 'openai/sora-2-pro', prompt, duration: 4 })],
  [
    'videos.get',
    async (c, seen) => {
      for (;;) {
        const job = await c.videos.get(seen('videos.create', 'id'));
        if (job.status !== 'pending' && job.status !== 'in_progress') return job;
      }
    },
  ],
  ['videos.content', async (c, seen) => (await c.videos.content(seen('videos.create', 'id'))).bytes],
  ['videos.models', (c) => c.videos.models()],
  ['models.list', (c) => c.models.list({ q: 'gpt', limit: 5 })],
  ['models.get', (c) => c.models.get(model)],
  ['models.count', (c) => c.models.count({ output_modalities: 'all' })],
  ['models.user', (c) => c.models.user({ limit: 5 })],
  ['models.endpoints', (c) => c.models.endpoints(model)],
  ['embeddings.models', (c) => c.embeddings.models({ limit: 3 })],
  ['endpoints.zdr', (c) => c.endpoints.zdr()],
  ['privateModels.get', (c) => c.privateModels.get(privateModel)],
  ['privateModels.endpoints', (c) => c.privateModels.endpoints(privateModel)],
  ['providers.list', (c) => c.providers.list()],
  ['key.get', (c) => c.key.get()],
  ['credits.get', (c) => c.credits.get()],
  [
    'credits.createCoinbaseCharge',
    async (c) => {
      const error: unknown = await c.credits.createCoinbaseCharge().catch((reason: unknown) => reason);
      return { said: error instanceof GoneError ? error.message : 'Something else' };
    },
  ],
  ['generations.get', (c, seen) => c.generations.get(seen('chat.send', 'id'))],
  ['generations.content', (c, seen) => c.generations.content(seen('chat.send', 'id'))],
  [
    'generations.feedback',
    (c, seen) => c.generations.feedback({ generation_id: seen('chat.send', 'id'), category: 'billing' }),
  ],
  ['files.upload', (c) => c.files.upload({ data: new TextEncoder().encode('Hello'), filename: 'a.txt' })],
  ['files.list', (c) => c.files.list({ limit: 5 })],
  ['files.get', (c, seen) => c.files.get(seen('files.upload', 'id'))],
  ['files.delete', (c, seen) => c.files.delete(seen('files.upload', 'id'))],
  ['presets.saveFromChat', (c) => c.presets.saveFromChat('writer', { ...chat, temperature: 0.5 })],
  ['presets.saveFromMessages', (c) => c.presets.saveFromMessages('writer', { model, messages, max_tokens: 50 })],
  ['presets.saveFromResponses', (c) => c.presets.saveFromResponses('writer', { model, input: 'x', temperature: 1 })],
  ['presets.list', (c) => c.presets.list()],
  ['presets.get', (c) => c.presets.get('writer')],
  ['presets.versions', (c) => c.presets.versions('writer')],
  ['presets.version', (c) => c.presets.version('writer', 1)],
  ['oauth.createCode', (c) => c.oauth.createCode({ callback_url: 'https://app.example/back', key_label: 'App' })],
  ['oauth.exchange', (c, seen) => c.oauth.exchange({ code: seen('oauth.createCode', 'data', 'id') })],
  ['keys.create', (c) => c.keys.create({ name: 'Worker', limit: 5, limit_reset: 'daily' })],
  ['keys.list', (c) => c.keys.list()],
  ['keys.get', (c, seen) => c.keys.get(seen('keys.create', 'data', 'hash'))],
  ['keys.update', (c, seen) => c.keys.update(seen('keys.create', 'data', 'hash'), { disabled: true })],
  ['byok.create', (c) => c.byok.create({ provider: 'openai', key: 'sk-of-an-upstream', name: 'Ours' })],
  ['byok.list', (c) => c.byok.list()],
  ['byok.get', (c, seen) => c.byok.get(seen('byok.create', 'data', 'id'))],
  ['byok.update', (c, seen) => c.byok.update(seen('byok.create', 'data', 'id'), { disabled: true })],
  ['byok.delete', (c, seen) => c.byok.delete(seen('byok.create', 'data', 'id'))],
  ['organization.members', (c) => c.organization.members()],
  ['guardrails.create', (c) => c.guardrails.create({ name: 'Careful', limit_usd: 5, reset_interval: 'daily' })],
  ['guardrails.list', (c) => c.guardrails.list()],
  ['guardrails.get', (c, seen) => c.guardrails.get(seen('guardrails.create', 'data', 'id'))],
  ['guardrails.update', (c, seen) => c.guardrails.update(seen('guardrails.create', 'data', 'id'), { limit_usd: 9 })],
  [
    'guardrails.keys.assign',
    (c, seen) => {
      const key_hashes = [seen('keys.create', 'data', 'hash')];
      return c.guardrails.keys.assign(seen('guardrails.create', 'data', 'id'), { key_hashes });
    },
  ],
  ['guardrails.keys.listAll', (c) => c.guardrails.keys.listAll()],
  ['guardrails.keys.list', (c, seen) => c.guardrails.keys.list(seen('guardrails.create', 'data', 'id'))],
  [
    'guardrails.keys.remove',
    (c, seen) => {
      const key_hashes = [seen('keys.create', 'data', 'hash')];
      return c.guardrails.keys.remove(seen('guardrails.create', 'data', 'id'), { key_hashes });
    },
  ],
  [
    'guardrails.members.assign',
    (c, seen) => {
      const member_user_ids = [seen('organization.members', 'data', 0, 'id')];
      return c.guardrails.members.assign(seen('guardrails.create', 'data', 'id'), { member_user_ids });
    },
  ],
  ['guardrails.members.listAll', (c) => c.guardrails.members.listAll()],
  ['guardrails.members.list', (c, seen) => c.guardrails.members.list(seen('guardrails.create', 'data', 'id'))],
  [
    'guardrails.members.remove',
    (c, seen) => {
      const member_user_ids = [seen('organization.members', 'data', 0, 'id')];
      return c.guardrails.members.remove(seen('guardrails.create', 'data', 'id'), { member_user_ids });
    },
  ],
  ['guardrails.delete', (c, seen) => c.guardrails.delete(seen('guardrails.create', 'data', 'id'))],
  ['keys.delete', (c, seen) => c.keys.delete(seen('keys.create', 'data', 'hash'))],
  ['workspaces.create', (c) => c.workspaces.create({ name: 'Research', slug: 'research' })],
  ['workspaces.list', (c) => c.workspaces.list()],
  ['workspaces.get', (c, seen) => c.workspaces.get(seen('workspaces.create', 'data', 'id'))],
  ['workspaces.update', (c, seen) => c.workspaces.update(seen('workspaces.create', 'data', 'id'), { name: 'Labs' })],
  [
    'workspaces.budgets.set',
    (c, seen) => c.workspaces.budgets.set(seen('workspaces.create', 'data', 'id'), 'daily', { limit_usd: 5 }),
  ],
  ['workspaces.budgets.list', (c, seen) => c.workspaces.budgets.list(seen('workspaces.create', 'data', 'id'))],
  ['workspaces.budgets.get', (c, seen) => c.workspaces.budgets.get(seen('workspaces.create', 'data', 'id'), 'daily')],
  [
    'workspaces.budgets.delete',
    (c, seen) => c.workspaces.budgets.delete(seen('workspaces.create', 'data', 'id'), 'daily'),
  ],
  [
    'workspaces.members.add',
    (c, seen) => {
      const member = seen('organization.members', 'data', 0, 'id');
      return c.workspaces.members.add(seen('workspaces.create', 'data', 'id'), [member]);
    },
  ],
  ['workspaces.members.list', (c, seen) => c.workspaces.members.list(seen('workspaces.create', 'data', 'id'))],
  [
    'workspaces.members.remove',
    (c, seen) => {
      const member = seen('organization.members', 'data', 0, 'id');
      return c.workspaces.members.remove(seen('workspaces.create', 'data', 'id'), [member]);
    },
  ],
  ['scim.groups', (c) => c.scim.groups()],
  [
    'scim.groupMappings.create',
    (c, seen) =>
      c.scim.groupMappings.create({
        scim_group_id: seen('scim.groups', 'data', 0, 'id'),
        workspace_id: seen('workspaces.create', 'data', 'id'),
        role: 'member',
      }),
  ],
  ['scim.groupMappings.list', (c) => c.scim.groupMappings.list()],
  ['scim.groupMappings.get', (c, seen) => c.scim.groupMappings.get(seen('scim.groupMappings.create', 'data', 'id'))],
  [
    'scim.groupMappings.update',
    (c, seen) => c.scim.groupMappings.update(seen('scim.groupMappings.create', 'data', 'id'), { role: 'admin' }),
  ],
  [
    'scim.groupMappings.delete',
    (c, seen) => c.scim.groupMappings.delete(seen('scim.groupMappings.create', 'data', 'id'), { keepMembers: false }),
  ],
  ['workspaces.delete', (c, seen) => c.workspaces.delete(seen('workspaces.create', 'data', 'id'))],
  [
    'observability.create',
    (c) => c.observability.create({ type: 'webhook', name: 'Ours', config: { url: 'https://app.example/traces' } }),
  ],
  ['observability.list', (c) => c.observability.list()],
  ['observability.get', (c, seen) => c.observability.get(seen('observability.create', 'data', 'id'))],
  [
    'observability.update',
    (c, seen) => c.observability.update(seen('observability.create', 'data', 'id'), { enabled: false }),
  ],
  ['observability.delete', (c, seen) => c.observability.delete(seen('observability.create', 'data', 'id'))],
  ['activity.list', (c) => c.activity.list()],
  ['analytics.meta', (c) => c.analytics.meta()],
  ['analytics.query', (c) => c.analytics.query({ metrics: ['request_count'] })],
  ['datasets.appRankings', (c) => c.datasets.appRankings()],
  ['datasets.rankingsDaily', (c) => c.datasets.rankingsDaily()],
  ['datasets.sessionCost', (c) => c.datasets.sessionCost()],
  ['benchmarks.list', (c) => c.benchmarks.list()],
  ['classifications.task', (c) => c.classifications.task()],
];

/** Operations that the emulator refuses whatever is asked, and why. */
export const refused: Readonly<Record<string, string>> = {
  'files.content': 'only files that a server tool made have a content, and none makes one here',
};
