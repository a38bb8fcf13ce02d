import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { callError } from '../testing/call.ts';
import { MODEL, WEATHER, PARIS } from '../testing/ask-responses.ts';

const said = (part: object) => ({
  input: [{ type: 'message', id: 'm', role: 'assistant', content: [{ type: 'output_text', text: 'x', ...part }] }],
});

describe('bad requests for responses', () => {
  test.each([
    [{ input: undefined }, 'Input required'],
    [{ model: 'acme/none' }, 'acme/none is not a valid model ID'],
    [{ store: true }, 'store: OpenRouter stores no responses'],
    [{ previous_response_id: 'resp_1' }, 'previous_response_id: OpenRouter stores no responses'],
    [{ background: true }, 'does not simulate background'],
    [{ include: ['everything'] }, 'include.0: Invalid option'],
    [{ max_output_tokens: 0 }, 'max_output_tokens: Too small'],
    [{ input: [{ role: 'tool', content: 'a' }] }, 'input.0.role'],
    [{ input: [{ role: 'user', content: [{ type: 'text', text: 'a' }] }] }, 'input.0.content.0.type'],
    [
      { input: [{ type: 'function_call_output', call_id: 'x', output: '' }] },
      'No tool call found for function call output',
    ],
    [
      { input: [{ type: 'function_call', call_id: 'x', name: 'a', arguments: '{}' }] },
      'No tool output found for function call x',
    ],
    [{ input: [{ type: 'mystery' }] }, 'does not know input items of type "mystery"'],
    [{ tools: [{ type: 'function' }] }, 'tools.0.name'],
    [{ tools: [WEATHER], tool_choice: { type: 'function', name: 'other' } }, 'not among the offered tools'],
    [{ text: { format: { type: 'json_schema', schema: {} } } }, 'text.format.name'],
    [{ tools: [{ type: 'function', name: 'f', parameters: {}, strict: 0 }] }, 'tools.0.strict'],
    [{ metadata: { a: 1 } }, 'metadata.a'],
    [{ metadata: { a: 'x'.repeat(513) } }, 'metadata.a'],
    [{ reasoning: { effort: 'some' } }, 'reasoning.effort'],
    [{ provider: { ordre: [] } }, 'Unrecognized key'],
    [{ store: 'no' }, 'store: Invalid input: expected boolean, received string'],
    [{ background: 0 }, 'background: Invalid input: expected boolean, received number'],
    [{ text: { format: { type: 'json_schema', name: 'a', schema: {}, strict: 'yes' } } }, 'text.format.strict'],
    [{ tools: [{ type: 'openrouter:shell', parameters: { engine: 'warp' } }] }, 'tools.0.parameters.engine'],
    [{ tools: [{ type: 'web_search', filters: { allowed_domains: 'a.com' } }] }, 'tools.0.filters.allowed_domains'],
    [{ input: [{ type: 'openrouter:datetime', status: 'completed', timezone: 'UTC' }] }, 'input.0.datetime'],
    [{ input: [{ type: 'reasoning', id: 'rs_1', summary: [{ text: 'x' }] }] }, 'input.0.summary.0.type'],
    [{ input: [{ role: 'assistant', content: [{ type: 'output_text', text: 'x' }] }] }, 'input.0.type: Invalid option'],
    [said({ annotations: [{ type: 'url_citation', url: 'x' }] }), 'input.0.content.0.annotations.0.title'],
  ])('%j is a 400', async (body, message) => {
    const said = await callError(createEmulator(), '/responses', { model: MODEL, input: PARIS, ...body });
    expect(said).toMatch(/^400 /);
    expect(said).toContain(message);
  });
});
