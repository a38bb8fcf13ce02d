import { asSchema } from '@ai-sdk/provider-utils';
import { expect, it, vi } from 'vitest';

import { createOpenRouter } from '../create-openrouter.ts';

const { loads } = vi.hoisted(() => ({ loads: { count: 0 } }));

vi.mock(import('@openrouter-adapters/core/agent-tools'), async (original) => {
  const tools = await original();
  return {
    ...tools,
    get createAgentTools() {
      loads.count += 1;
      if (loads.count === 1) throw new Error('The file is not there.');
      return tools.createAgentTools;
    },
  };
});

it('tools whose file could not be loaded are loaded at the next call', async () => {
  const { tools } = createOpenRouter({ apiKey: 'sk-or-test' }).agentTools({ include: ['openrouter_list_models'] });
  const read = async () => asSchema(tools.openrouter_list_models.inputSchema).jsonSchema;
  await expect(read()).rejects.toThrow('not there');
  expect(await read()).toMatchObject({ type: 'object' });
  expect(await read()).toMatchObject({ type: 'object' });
  expect(loads.count).toBe(2);
});
