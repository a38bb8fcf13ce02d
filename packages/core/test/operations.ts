import type { OpenRouterClient } from '../src/index.ts';

/** A smallest chat request. */
export const chatBody = { model: 'a/b', messages: [{ role: 'user' as const, content: 'Hi' }] };

const messagesBody = { model: 'a/b', messages: [{ role: 'user' as const, content: 'Hi' }] };
const api = 'Bearer sk-api';
const management = 'Bearer sk-mgmt';

/** Each operation of the client: its name, a call, the request line, the key that goes along, the body. */
export const operations: [string, (client: OpenRouterClient) => Promise<unknown>, string, string | null, unknown?][] = [
  ['chat.send', (c) => c.chat.send(chatBody), 'POST /chat/completions', api, chatBody],
  [
    'completions.send',
    (c) => c.completions.send({ model: 'a/b', prompt: 'x' }),
    'POST /completions',
    api,
    { model: 'a/b', prompt: 'x' },
  ],
  ['responses.send', (c) => c.responses.send({ input: 'x' }), 'POST /responses', api, { input: 'x' }],
  ['messages.send', (c) => c.messages.send(messagesBody), 'POST /messages', api, messagesBody],
  [
    'embeddings.create',
    (c) => c.embeddings.create({ model: 'a/b', input: 'x' }),
    'POST /embeddings',
    api,
    { model: 'a/b', input: 'x' },
  ],
  [
    'rerank.create',
    (c) => c.rerank.create({ model: 'a/b', query: 'q', documents: ['d'] }),
    'POST /rerank',
    api,
    { model: 'a/b', query: 'q', documents: ['d'] },
  ],
  [
    'transcriptions.create',
    (c) => c.transcriptions.create({ model: 'a/b', input_audio: { data: 'AA', format: 'wav' } }),
    'POST /audio/transcriptions',
    api,
    { model: 'a/b', input_audio: { data: 'AA', format: 'wav' } },
  ],
  [
    'images.generate',
    (c) => c.images.generate({ model: 'a/b', prompt: 'x' }),
    'POST /images',
    api,
    { model: 'a/b', prompt: 'x' },
  ],
  ['images.models', (c) => c.images.models(), 'GET /images/models', api],
  ['images.endpoints', (c) => c.images.endpoints('a/b'), 'GET /images/models/a/b/endpoints', api],
  [
    'videos.create',
    (c) => c.videos.create({ model: 'a/b', prompt: 'x' }),
    'POST /videos',
    api,
    { model: 'a/b', prompt: 'x' },
  ],
  ['videos.get', (c) => c.videos.get('j/1'), 'GET /videos/j%2F1', api],
  ['videos.models', (c) => c.videos.models(), 'GET /videos/models', api],
  [
    'models.list',
    (c) => c.models.list({ q: 'a b', min_price: 0, zdr: true, distillable: false }),
    'GET /models?q=a+b&min_price=0&zdr=true&distillable=false',
    api,
  ],
  [
    'models.get',
    (c) => c.models.get('meta-llama/llama-3.3-70b-instruct:free'),
    'GET /model/meta-llama/llama-3.3-70b-instruct%3Afree',
    api,
  ],
  ['models.count', (c) => c.models.count({ output_modalities: 'all' }), 'GET /models/count?output_modalities=all', api],
  ['models.user', (c) => c.models.user({ limit: 5 }), 'GET /models/user?limit=5', api],
  ['models.endpoints', (c) => c.models.endpoints('a/b'), 'GET /models/a/b/endpoints', api],
  ['models.embeddings', (c) => c.models.embeddings(), 'GET /embeddings/models', api],
  ['endpoints.zdr', (c) => c.endpoints.zdr(), 'GET /endpoints/zdr', api],
  ['privateModels.get', (c) => c.privateModels.get('a/b'), 'GET /private/models/a/b', api],
  ['privateModels.endpoints', (c) => c.privateModels.endpoints('a/b'), 'GET /private/models/a/b/endpoints', api],
  ['providers.list', (c) => c.providers.list(), 'GET /providers', api],
  ['key.get', (c) => c.key.get(), 'GET /key', api],
  ['credits.get', (c) => c.credits.get(), 'GET /credits', management],
  ['generations.get', (c) => c.generations.get('gen-1'), 'GET /generation?id=gen-1', api],
  ['generations.content', (c) => c.generations.content('gen-1'), 'GET /generation/content?id=gen-1', api],
  [
    'generations.feedback',
    (c) => c.generations.feedback({ generation_id: 'gen-1', category: 'billing' }),
    'POST /generation/feedback',
    management,
    { generation_id: 'gen-1', category: 'billing' },
  ],
  ['presets.list', (c) => c.presets.list({ offset: 50 }), 'GET /presets?offset=50', api],
  ['presets.get', (c) => c.presets.get('my preset'), 'GET /presets/my%20preset', api],
  ['presets.versions', (c) => c.presets.versions('p'), 'GET /presets/p/versions', api],
  ['presets.version', (c) => c.presets.version('p', 2), 'GET /presets/p/versions/2', api],
  [
    'presets.saveFromChat',
    (c) => c.presets.saveFromChat('p', chatBody),
    'POST /presets/p/chat/completions',
    api,
    chatBody,
  ],
  [
    'presets.saveFromMessages',
    (c) => c.presets.saveFromMessages('p', messagesBody),
    'POST /presets/p/messages',
    api,
    messagesBody,
  ],
  [
    'presets.saveFromResponses',
    (c) => c.presets.saveFromResponses('p', { model: 'a/b' }),
    'POST /presets/p/responses',
    api,
    { model: 'a/b' },
  ],
  [
    'oauth.exchange',
    (c) => c.oauth.exchange({ code: 'c', code_verifier: 'v' }),
    'POST /auth/keys',
    null,
    { code: 'c', code_verifier: 'v' },
  ],
  [
    'oauth.createCode',
    (c) => c.oauth.createCode({ callback_url: 'https://a.example' }),
    'POST /auth/keys/code',
    api,
    { callback_url: 'https://a.example' },
  ],
  ['request', (c) => c.request('PATCH', '/things/1?x=1', { a: 1 }), 'PATCH /things/1?x=1', api, { a: 1 }],
  [
    'request with another key',
    (c) => c.request('GET', '/things', undefined, { key: 'management' }),
    'GET /things',
    management,
  ],
];
