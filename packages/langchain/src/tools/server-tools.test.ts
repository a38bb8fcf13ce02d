import { HumanMessage } from '@langchain/core/messages';
import { createEmulator } from '@openrouter-adapters/emulator';
import { describe, expect, it } from 'vitest';

import { modelOn, play, whole } from '../../test/upstream.ts';
import { ChatOpenRouter, serverTools } from '../index.ts';

describe('serverTools', () => {
  it('are sent as the API names them, beside other tools', async () => {
    const upstream = play(whole({ content: 'Hi' }));
    const own = { type: 'function' as const, function: { name: 'own', parameters: { type: 'object' } } };
    const search = serverTools.webSearch({ max_results: 3, allowed_domains: ['a.example'] });
    await modelOn(upstream)
      .bindTools([
        search,
        serverTools.webFetch({ max_uses: 1 }),
        serverTools.datetime({ timezone: 'Asia/Tokyo' }),
        serverTools.imageGeneration({ model: 'openai/gpt-5-image' }),
        serverTools.searchModels(),
        serverTools.files(),
        serverTools.fusion({ analysis_models: ['a/b'], tools: [search] }),
        serverTools.advisor({ name: 'wise', model: 'a/b' }),
        serverTools.subagent({ name: 'helper', tools: [search] }),
        own,
      ])
      .invoke('Hi', { tool_choice: 'openrouter:web_search' });
    const { tools, tool_choice } = upstream.requests[0]?.body ?? {};
    expect(tool_choice).toEqual({ type: 'openrouter:web_search' });
    expect(tools).toEqual([
      { type: 'openrouter:web_search', parameters: { max_results: 3, allowed_domains: ['a.example'] } },
      { type: 'openrouter:web_fetch', parameters: { max_uses: 1 } },
      { type: 'openrouter:datetime', parameters: { timezone: 'Asia/Tokyo' } },
      { type: 'openrouter:image_generation', parameters: { model: 'openai/gpt-5-image' } },
      { type: 'openrouter:experimental__search_models' },
      { type: 'openrouter:files' },
      { type: 'openrouter:fusion', parameters: { analysis_models: ['a/b'], tools: [search] } },
      { type: 'openrouter:advisor', parameters: { name: 'wise', model: 'a/b' } },
      { type: 'openrouter:subagent', parameters: { name: 'helper', tools: [search] } },
      own,
    ]);
  });

  it('do their work in the emulator: pages that the answer cites, and a next turn', async () => {
    const { fetch } = createEmulator({ seed: 1 });
    const model = new ChatOpenRouter({ model: 'openai/gpt-4o', apiKey: 'sk-or-v1-test', fetch });
    const bound = model.bindTools([serverTools.webSearch({ max_results: 2 })]);
    const question = new HumanMessage('Search the web: why is the sky blue?');
    const answer = await bound.invoke([question]);
    const text = answer.contentBlocks.find(({ type }) => type === 'text');
    expect(text?.['annotations']).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: 'citation', url: expect.stringMatching(/^https:/) })]),
    );
    expect((await bound.invoke([question, answer, new HumanMessage('And at night?')])).text).not.toBe('');
  });
});
