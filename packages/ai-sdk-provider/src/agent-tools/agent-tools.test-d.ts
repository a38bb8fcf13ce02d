import { generateText, type ToolSet } from 'ai';
import { expectTypeOf, it } from 'vitest';

import { openrouter, type AgentToolResult } from '../index.ts';

it('is a tool set of the names that are left', async () => {
  const { tools, toolApproval } = openrouter.agentTools({
    include: ['openrouter_get_key', 'openrouter_get_model'],
    exclude: ['openrouter_get_key'],
  });
  expectTypeOf(tools).toExtend<ToolSet>();
  expectTypeOf<keyof typeof tools>().toEqualTypeOf<'openrouter_get_model'>();
  const { toolResults } = await generateText({ model: openrouter('a/b'), tools, toolApproval, prompt: 'Hi' });
  for (const result of toolResults) {
    if (result.dynamic !== true) expectTypeOf(result.output).toEqualTypeOf<AgentToolResult>();
  }
});

it('refuses names that are no tools', () => {
  // @ts-expect-error there is no such tool
  openrouter.agentTools({ include: ['openrouter_nothing'] });
});
