import type { ProviderExecutedTool } from '@ai-sdk/provider-utils';
import type { JSONObject } from '@openrouter-adapters/core';
import { describe, expectTypeOf, it } from 'vitest';

import { openrouter, type OpenRouterTools, type WebSearchArguments } from '../index.ts';

describe('the types of openrouter.tools', () => {
  const { tools } = openrouter;

  it('make tools that the provider executes', () => {
    expectTypeOf(tools).toEqualTypeOf<OpenRouterTools>();
    expectTypeOf(tools.webSearch()).toEqualTypeOf<ProviderExecutedTool<JSONObject, unknown>>();
    expectTypeOf(tools.datetime()).toEqualTypeOf<
      ProviderExecutedTool<JSONObject, { datetime: string; timezone: string }>
    >();
    expectTypeOf({ maxResults: 3, engine: 'an engine of tomorrow' }).toExtend<WebSearchArguments>();
  });

  it('take the arguments of each tool only', () => {
    tools.webSearch({ maxResults: 3, userLocation: { city: 'Rome' } });
    tools.subagent({ tools: [tools.webFetch(), { type: 'openrouter:datetime' }] });
    tools.imageGeneration({ model: 'openai/gpt-5-image', aspectRatio: '1:1' });
    // @ts-expect-error a typo
    tools.webSearch({ maxResult: 3 });
    // @ts-expect-error a number
    tools.searchModels({ maxResults: '3' });
    // @ts-expect-error functions of the caller cannot run inside
    tools.subagent({ tools: [{ type: 'function' }] });
    // @ts-expect-error there is no such tool
    expectTypeOf(tools.codeInterpreter).toBeNever();
  });
});
