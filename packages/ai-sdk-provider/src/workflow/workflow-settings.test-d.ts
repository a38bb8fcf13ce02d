import type { LanguageModelV4 } from '@ai-sdk/provider';
import { describe, expectTypeOf, it } from 'vitest';

import { createOpenRouterWorkflow, openrouterWorkflow, type OpenRouterWorkflowSettings } from '../workflow.ts';

describe('settings of models of workflows', () => {
  it('are those of chat models, as far as they can be stored', () => {
    const settings: OpenRouterWorkflowSettings = {
      apiKey: process.env['OPENROUTER_API_KEY'],
      appName: 'App',
      headers: { 'x-team': '1' },
    };
    const chat = createOpenRouterWorkflow(settings);
    expectTypeOf(
      chat('anthropic/claude-sonnet-4.5', { reasoning: { effort: 'low' } }),
    ).toEqualTypeOf<LanguageModelV4>();
    expectTypeOf(openrouterWorkflow).toEqualTypeOf(chat);
    // @ts-expect-error a typo
    openrouterWorkflow('a/b', { maxTokns: 5 });
  });

  it('are neither functions nor keys of upstreams', () => {
    // @ts-expect-error a function
    createOpenRouterWorkflow({ apiKey: () => 'key' });
    // @ts-expect-error a function
    createOpenRouterWorkflow({ fetch });
    // @ts-expect-error a function
    createOpenRouterWorkflow({ headers: () => ({}) });
    // @ts-expect-error keys
    createOpenRouterWorkflow({ api_keys: { anthropic: 'key' } });
  });
});
