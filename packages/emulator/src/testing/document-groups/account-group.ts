import type { DocumentGroup } from '../document-steps.ts';

const CHAT = { model: 'openai/gpt-4o', messages: [{ role: 'user', content: 'Hello' }] };

/** Keys, credits and generations, as the caller of models sees them. */
export const ACCOUNT_GROUP: DocumentGroup = {
  name: 'account',
  key: 'standard',
  steps: [
    { operation: 'GET /key' },
    { operation: 'GET /key', key: 'management' },
    { operation: 'GET /key', key: 'none', status: 401 },
    { operation: 'GET /credits', key: 'management' },
    { operation: 'GET /credits', status: 403 },
    { operation: 'GET /credits', key: 'none', status: 401 },
    { operation: 'POST /credits/coinbase', key: 'none', status: 410 },
    { operation: 'POST /chat/completions', body: CHAT, save: { generation: 'id' } },
    { operation: 'GET /generation', query: '?id={generation}' },
    { operation: 'GET /generation', query: '?id=gen-none', status: 404 },
    { operation: 'GET /generation', query: '?id={generation}', key: 'none', status: 401 },
    { operation: 'GET /generation/content', query: '?id={generation}' },
    { operation: 'GET /generation/content', query: '?id=gen-none', status: 404 },
    {
      operation: 'POST /generation/feedback',
      key: 'management',
      body: (values) => ({ generation_id: values.get('generation'), category: 'latency' }),
    },
    { operation: 'POST /generation/feedback', key: 'management', body: {}, status: 400 },
    { operation: 'POST /generation/feedback', body: { generation_id: 'gen-none', category: 'other' }, status: 401 },
    {
      operation: 'POST /generation/feedback',
      key: 'management',
      body: { generation_id: 'gen-none', category: 'other' },
      status: 404,
    },
    {
      operation: 'POST /auth/keys/code',
      body: { callback_url: 'https://app.example/callback', code_challenge: 'secret', code_challenge_method: 'plain' },
      save: { code: 'data.id' },
    },
    { operation: 'POST /auth/keys/code', body: { callback_url: 'http://app.example' }, status: 400 },
    { operation: 'POST /auth/keys/code', key: 'none', body: { callback_url: 'https://app.example' }, status: 401 },
    {
      operation: 'POST /auth/keys',
      key: 'none',
      body: (values) => ({ code: values.get('code'), code_verifier: 'wrong' }),
      status: 403,
    },
    {
      operation: 'POST /auth/keys',
      key: 'none',
      body: (values) => ({ code: values.get('code'), code_verifier: 'secret', code_challenge_method: 'S256' }),
      status: 400,
    },
    {
      operation: 'POST /auth/keys',
      key: 'none',
      body: (values) => ({ code: values.get('code'), code_verifier: 'secret', code_challenge_method: 'plain' }),
    },
  ],
};
