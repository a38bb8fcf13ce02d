import type { DocumentGroup } from '../document-steps.ts';

const values = { slug: 'my-preset' };
const messages = [{ role: 'user', content: 'Hello' }];

/** Presets. */
export const PRESET_GROUP: DocumentGroup = {
  name: 'presets',
  key: 'standard',
  steps: [
    { operation: 'GET /presets' },
    { operation: 'GET /presets/{slug}', values, status: 404 },
    {
      operation: 'POST /presets/{slug}/chat/completions',
      values,
      body: { model: 'openai/gpt-4o', temperature: 0.2, messages },
    },
    {
      operation: 'POST /presets/{slug}/messages',
      values,
      body: { model: 'anthropic/claude-sonnet-4.5', max_tokens: 100, system: 'Be brief.', messages },
    },
    {
      operation: 'POST /presets/{slug}/responses',
      values,
      body: { model: 'openai/gpt-5', instructions: 'Be brief.', input: 'Hello' },
    },
    { operation: 'POST /presets/{slug}/chat/completions', values: { slug: 'a b' }, body: { messages }, status: 400 },
    { operation: 'POST /presets/{slug}/chat/completions', values, key: 'none', body: { messages }, status: 401 },
    { operation: 'GET /presets' },
    { operation: 'GET /presets', query: '?limit=0', status: 400 },
    { operation: 'GET /presets', key: 'none', status: 401 },
    { operation: 'GET /presets/{slug}', values },
    { operation: 'GET /presets/{slug}/versions', values },
    { operation: 'GET /presets/{slug}/versions', values: { slug: 'none' }, status: 404 },
    { operation: 'GET /presets/{slug}/versions/{version}', values: { ...values, version: '2' } },
    { operation: 'GET /presets/{slug}/versions/{version}', values: { ...values, version: '9' }, status: 404 },
    { operation: 'GET /presets/{slug}/versions/{version}', values: { ...values, version: 'new' }, status: 400 },
  ],
};
