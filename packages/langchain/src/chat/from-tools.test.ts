import { tool } from '@langchain/core/tools';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { z as z3 } from 'zod/v3';

import { fromToolChoice, fromTools } from './from-tools.ts';

const parameters = { type: 'object' as const, properties: { city: { type: 'string' as const } }, required: ['city'] };

describe('tools', () => {
  it.each([
    ['zod 4', z.object({ city: z.string() })],
    ['zod 3', z3.object({ city: z3.string() })],
    ['JSON schema', parameters],
  ])('of LangChain with a schema in %s become function tools', (_, schema) => {
    const weather = tool(async () => '', {
      name: 'weather',
      description: 'Tells the weather',
      schema: schema as typeof parameters,
    });
    expect(fromTools([weather], undefined)).toMatchObject([
      { type: 'function', function: { name: 'weather', description: 'Tells the weather', parameters } },
    ]);
  });

  it('may be definitions of OpenAI and of Anthropic, and bare ones', () => {
    expect(
      fromTools(
        [
          { type: 'function', function: { name: 'a', parameters, strict: true } },
          { name: 'b', description: 'B', input_schema: parameters },
          { name: 'c', parameters },
        ],
        undefined,
      ),
    ).toEqual([
      { type: 'function', function: { name: 'a', parameters, strict: true } },
      { type: 'function', function: { name: 'b', description: 'B', parameters } },
      { type: 'function', function: { name: 'c', parameters } },
    ]);
  });

  it('of OpenRouter travel as they are', () => {
    const search = { type: 'openrouter:web_search', parameters: { max_results: 3 } };
    expect(fromTools([search], true)).toEqual([search]);
  });

  it('become strict by the option, without a change to the objects of the caller', () => {
    const definition = { type: 'function' as const, function: { name: 'a', parameters } };
    expect(fromTools([definition], true)).toEqual([
      { type: 'function', function: { name: 'a', parameters, strict: true } },
    ]);
    expect(definition).toEqual({ type: 'function', function: { name: 'a', parameters } });
  });

  it('carry a cache marker from their extras', () => {
    const marked = tool(async () => '', {
      name: 'a',
      schema: parameters,
      extras: { cache_control: { type: 'ephemeral' } },
    });
    expect(fromTools([marked], undefined)[0]).toMatchObject({ cache_control: { type: 'ephemeral' } });
  });

  it('without a name or a shape are refused', () => {
    expect(() => fromTools([{ type: 'function', function: { name: '', parameters } }], undefined)).toThrow(/name/);
    expect(() => fromTools([{ schema: 1 }], undefined)).toThrow(/cannot be sent/);
    expect(() => fromTools([{ type: 'function' }], undefined)).toThrow(/cannot be sent/);
    expect(() => fromTools([{ type: 'function', parameters }], undefined)).toThrow(/cannot be sent/);
    for (const nothing of [null, undefined, 'weather', 7, []]) {
      expect(() => fromTools([nothing as never], undefined)).toThrow(/cannot be sent/);
    }
  });
});

describe('tool_choice', () => {
  it.each([
    ['auto', 'auto'],
    ['none', 'none'],
    ['required', 'required'],
    ['any', 'required'],
    ['weather', { type: 'function', function: { name: 'weather' } }],
    ['openrouter:web_search', { type: 'openrouter:web_search' }],
    [{ type: 'any' }, 'required'],
    [
      { type: 'tool', name: 'weather' },
      { type: 'function', function: { name: 'weather' } },
    ],
    [
      { type: 'function', name: 'weather' },
      { type: 'function', function: { name: 'weather' } },
    ],
    [
      { type: 'function', function: { name: 'weather' } },
      { type: 'function', function: { name: 'weather' } },
    ],
    [{ type: 'openrouter:web_search' }, { type: 'openrouter:web_search' }],
  ])('%j is sent as %j', (choice, expected) => {
    expect(fromToolChoice(choice)).toEqual(expected);
  });
});
