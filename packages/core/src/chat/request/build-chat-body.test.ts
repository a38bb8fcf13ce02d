import { describe, expect, it } from 'vitest';
import { buildChatBody, OpenRouterConfigurationError } from '../../index.ts';
import type { AssistantMessage, ChatMessage, ChatRequest, ContentPart, ReasoningDetail } from '../../index.ts';

const request: ChatRequest = { model: 'maker/model', messages: [{ role: 'user', content: 'Hello' }] };
const build = (rest: Partial<ChatRequest>) => buildChatBody({ ...request, ...rest }, { stream: false });

describe('a request body', () => {
  it('has its properties in one order, whatever the order of the options', () => {
    const tools = [{ type: 'web_search' }];
    const one = build({ options: { seed: 1, temperature: 0, models: ['a/b'] }, tool_choice: 'auto', tools });
    const two = build({ tools, tool_choice: 'auto', options: { models: ['a/b'], temperature: 0, seed: 1 } });
    expect(JSON.stringify(one.body)).toBe(JSON.stringify(two.body));
    const names = ['model', 'messages', 'tools', 'tool_choice', 'models', 'temperature', 'seed'];
    expect(Object.keys(one.body)).toEqual(names);
  });

  it('leaves out what is undefined and empty, and keeps what is null, false or 0', () => {
    const { body } = build({
      tools: [],
      options: { seed: undefined, temperature: 0, stop: [], provider: null, logprobs: false },
    });
    expect(body).toEqual({ ...request, provider: null, temperature: 0, logprobs: false });
  });

  it('takes four stop sequences and warns of the rest', () => {
    const { body, warnings } = build({ options: { stop: ['a', 'b', 'c', 'd', 'e'] } });
    expect(body.stop).toEqual(['a', 'b', 'c', 'd']);
    expect(warnings).toEqual([{ option: 'stop', message: expect.stringContaining('the others are not sent') }]);
  });

  it('passes on fields that are not known here, but none that replaces model, messages or stream', () => {
    expect(build({ extra: { safe_prompt: true } }).body).toMatchObject({ safe_prompt: true });
    for (const name of ['model', 'messages', 'stream']) {
      expect(() => build({ extra: { [name]: 'x' } })).toThrow(OpenRouterConfigurationError);
    }
  });

  it('warns of an option that there is not, and does not send it', () => {
    const options = { maxTokens: 5, model: 'other/model', unset: undefined, temperature: 1 };
    const { body, warnings } = build({ options });
    expect(body).toEqual({ ...request, temperature: 1 });
    expect(warnings.map(({ option }) => option)).toEqual(['maxTokens', 'model']);
  });

  it('has no choice among no tools, and warns of it; a preset and extra fields may bring tools', () => {
    expect(build({ tools: [], tool_choice: 'required' })).toEqual({
      body: request,
      warnings: [{ option: 'tool_choice', message: expect.stringContaining('not sent') }],
    });
    expect(build({ tool_choice: 'auto' })).toEqual({ body: request, warnings: [] });
    const bringing = [
      { extra: { tools: [{ type: 'x' }] } },
      { options: { preset: 'mine' } },
      { model: '@preset/mine' },
    ];
    for (const brings of bringing)
      expect(build({ tool_choice: 'required', ...brings }).body.tool_choice).toBe('required');
  });

  it.each([
    { type: 'function', name: 'f', parameters: {} },
    { type: 'function', function: { nam: 'f' } },
    { type: 'function', function: { name: '' } },
  ])('is refused for a function without function.name: %j', (tool) => {
    // As callers without types may write it.
    const tools = [tool] as unknown as ChatRequest['tools'];
    expect(() => build({ tools })).toThrow('function.name');
  });

  it.each([{ model: '' }, { model: '  ' }, { messages: [] }])('is refused for %j', (wrong) => {
    expect(() => build(wrong)).toThrow(OpenRouterConfigurationError);
  });
});

describe('cache breakpoints', () => {
  const marked = (text: string): ContentPart => ({ type: 'text', text, cache_control: { type: 'ephemeral' } });
  const texts = (body: unknown): string[] =>
    [...JSON.stringify(body).matchAll(/"text":"(\w+)","cache_control"/g)].map((found) => found[1] ?? '');

  it('are all sent when there are four or fewer', () => {
    const messages: ChatRequest['messages'] = [{ role: 'user', content: ['a', 'b', 'c', 'd'].map(marked) }];
    expect(texts(build({ messages }).body)).toEqual(['a', 'b', 'c', 'd']);
    expect(build({ messages }).warnings).toEqual([]);
  });

  it('beyond four keep those of tools and system, then the last of the conversation, and leave the caller as it was', () => {
    const messages: ChatRequest['messages'] = [
      { role: 'system', content: [{ type: 'text', text: 'system', cache_control: { type: 'ephemeral' } }] },
      { role: 'user', content: [marked('a'), marked('b')] },
      { role: 'assistant', content: 'ok' },
      { role: 'user', content: [marked('c'), marked('d')] },
    ];
    const tools: ChatRequest['tools'] = [
      { type: 'function', function: { name: 'f' }, cache_control: { type: 'ephemeral' } },
    ];
    const before = structuredClone({ messages, tools });
    const { body, warnings } = build({ messages, tools });
    expect(texts(body.messages)).toEqual(['system', 'c', 'd']);
    expect(body.tools).toEqual(tools);
    expect(warnings).toEqual([{ option: 'cache_control', message: expect.stringContaining('2 of 6') }]);
    expect({ messages, tools }).toEqual(before);
  });

  it('count the automatic one of the request', () => {
    const messages: ChatRequest['messages'] = [{ role: 'user', content: ['a', 'b', 'c', 'd'].map(marked) }];
    const { body, warnings } = build({ messages, options: { cache_control: { type: 'ephemeral' } } });
    expect(texts(body.messages)).toEqual(['b', 'c', 'd']);
    expect(warnings).toEqual([{ option: 'cache_control', message: expect.stringContaining('1 of 4') }]);
  });

  it('count on images, too', () => {
    const image: ContentPart = { type: 'image_url', image_url: { url: 'https://example.com/a.png' } };
    const content: ContentPart[] = [
      { ...image, cache_control: { type: 'ephemeral' } },
      ...['a', 'b', 'c', 'd'].map(marked),
    ];
    const { body, warnings } = build({ messages: [{ role: 'user', content }] });
    expect(body.messages[0]?.content).toEqual([image, ...['a', 'b', 'c', 'd'].map(marked)]);
    expect(warnings).toEqual([{ option: 'cache_control', message: expect.stringContaining('1 of 5') }]);
  });
});

describe('reasoning of earlier answers that has no signature', () => {
  const format = 'anthropic-claude-v1';
  const signed: ReasoningDetail = { type: 'reasoning.text', text: 'Hm.', signature: 'c2ln', format, index: 0 };
  const cutOff: ReasoningDetail = { type: 'reasoning.text', text: 'And th', format, index: 1 };
  const hidden: ReasoningDetail = { type: 'reasoning.encrypted', data: 'ZW5j', format, index: 2 };
  const ask = (model: string, answer: Omit<AssistantMessage, 'role'>, models?: string[]) => {
    const question: ChatMessage = { role: 'user', content: 'Why?' };
    const message: AssistantMessage = { role: 'assistant', ...answer };
    const before = JSON.stringify(message);
    const { body, warnings } = build({ model, messages: [question, message, question], options: { models } });
    expect(JSON.stringify(message)).toBe(before);
    return { sent: body.messages.slice(1, -1), warned: warnings.map(({ option }) => option) };
  };

  it('does not go back as a detail of Claude, which would refuse the whole conversation', () => {
    const answer = { content: 'Blue.', reasoning: 'Hm.And th', reasoning_details: [signed, cutOff, hidden] };
    for (const model of ['anthropic/claude-sonnet-4.5', 'maker/model']) {
      expect(ask(model, answer)).toEqual({
        sent: [{ role: 'assistant', content: 'Blue.', reasoning_details: [signed, hidden] }],
        warned: ['reasoning'],
      });
    }
    const whole = { content: 'Blue.', reasoning_details: [signed, hidden, { ...cutOff, format: 'google-gemini-v1' }] };
    expect(ask('anthropic/claude-sonnet-4.5', whole)).toEqual({ sent: [{ role: 'assistant', ...whole }], warned: [] });
  });

  it.each([{ format: null }, {}])(
    'does not go back to Claude as a detail whose format is not told, %j, and does to others',
    (told) => {
      const answer = { content: 'Blue.', reasoning_details: [{ type: 'reasoning.text', text: 'Hm.', ...told }] };
      expect(ask('anthropic/claude-sonnet-4.5', answer)).toEqual({
        sent: [{ role: 'assistant', content: 'Blue.' }],
        warned: ['reasoning'],
      });
      expect(ask('qwen/qwen3-max', answer)).toEqual({ sent: [{ role: 'assistant', ...answer }], warned: [] });
    },
  );

  it('does not go back as words where the model may be Claude, and does to all others', () => {
    const answer = { content: 'Blue.', reasoning: 'Hm.' };
    for (const model of [
      'anthropic/claude-sonnet-4.5',
      '~anthropic/claude-sonnet-latest',
      'openrouter/auto',
      '@preset/mine',
    ]) {
      expect(ask(model, answer)).toEqual({ sent: [{ role: 'assistant', content: 'Blue.' }], warned: ['reasoning'] });
    }
    expect(ask('deepseek/deepseek-v3.2', answer)).toEqual({ sent: [{ role: 'assistant', ...answer }], warned: [] });
    expect(ask('deepseek/deepseek-v3.2', answer, ['anthropic/claude-haiku-4.5']).sent).toEqual([
      { role: 'assistant', content: 'Blue.' },
    ]);
  });

  it('is not looked for in what is no detail', () => {
    const answer = { content: 'Blue.', reasoning_details: [null, signed] as never };
    expect(ask('anthropic/claude-sonnet-4.5', answer).sent).toEqual([{ role: 'assistant', ...answer }]);
  });

  it('takes a message with it that has nothing else, which upstreams refuse, but no call of a tool', () => {
    for (const content of [null, '', []]) {
      expect(ask('anthropic/claude-sonnet-4.5', { content, reasoning: 'Hm.' }).sent).toEqual([]);
    }
    expect(ask('anthropic/claude-sonnet-4.5', { reasoning_details: [cutOff] }).sent).toEqual([]);
    const calls = [{ id: 'c', type: 'function' as const, function: { name: 'f', arguments: '{}' } }];
    for (const answer of [{ content: null, tool_calls: calls }, { tool_calls: calls }]) {
      expect(ask('anthropic/claude-sonnet-4.5', { ...answer, reasoning: 'Hm.' }).sent).toEqual([
        { role: 'assistant', ...answer },
      ]);
    }
    const nothing = [
      { content: null, model: 'a/b' },
      { content: '', refusal: null, tool_calls: [] },
      { content: [{ type: 'text' as const, text: '' }] },
    ];
    for (const empty of nothing)
      expect(ask('anthropic/claude-sonnet-4.5', { ...empty, reasoning: 'Hm.' }).sent).toEqual([]);
  });
});
