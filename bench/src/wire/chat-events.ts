/** Events of streamed answers, as OpenRouter sends them: the `data` of each. */
export type Events = readonly string[];

/** `count` deltas of text. */
export function textEvents(count: number): Events {
  return answer(
    Array.from({ length: count }, (_, index) => ({ role: 'assistant', content: ` word${index % 10}` })),
    'stop',
  );
}

/** `count` deltas of one reasoning detail, its signature, and a word of text. */
export function reasoningEvents(count: number): Events {
  const piece = (fields: object) => ({
    role: 'assistant',
    content: '',
    ...('text' in fields && { reasoning: fields.text }),
    reasoning_details: [{ type: 'reasoning.text', index: 0, format: 'anthropic-claude-v1', ...fields }],
  });
  const deltas = Array.from({ length: count }, (_, index) => piece({ text: ` thought${index % 10}` }));
  return answer([...deltas, piece({ signature: 'c2lnbmF0dXJl' }), { role: 'assistant', content: 'So.' }], 'stop');
}

/** Parallel tool calls, their arguments `{"text":"…"}` of so many bytes in deltas of ten, the calls in turns. */
export function toolCallEvents(calls: number, bytes: number): Events {
  const indices = Array.from({ length: calls }, (_, index) => index);
  const begin = indices.map((index) => ({
    index,
    id: `call_${index}`,
    type: 'function',
    function: { name: 'write', arguments: '{"text":"' },
  }));
  const rest = Array.from({ length: Math.ceil(bytes / 10) }, () => 'ten bytes '.slice(0, 10));
  const pieces = rest.flatMap((text) => indices.map((index) => ({ index, function: { arguments: text } })));
  const end = indices.map((index) => ({ index, function: { arguments: '"}' } }));
  return answer(
    [...begin, ...pieces, ...end].map((call) => ({ role: 'assistant', content: null, tool_calls: [call] })),
    'tool_calls',
  );
}

/** A whole answer. */
export function wholeAnswer(text: string): string {
  const message = { role: 'assistant', content: text, refusal: null, reasoning: null };
  const choices = [{ index: 0, message, finish_reason: 'stop', native_finish_reason: 'stop', logprobs: null }];
  return JSON.stringify({ ...about, object: 'chat.completion', choices, usage: usageOf(10) });
}

const about = {
  id: 'gen-1763700000-AbCdEfGhIjKlMnOpQrSt',
  created: 1763700000,
  model: 'maker/model',
  provider: 'Maker',
};

function answer(deltas: readonly object[], reason: string): Events {
  const last = chunk({ role: 'assistant', content: '' }, reason);
  const events = [...deltas.map((delta) => chunk(delta, null)), last, { ...last, usage: usageOf(deltas.length) }];
  return [...events.map((event) => JSON.stringify(event)), '[DONE]'];
}

function chunk(delta: object, reason: string | null): object {
  const choices = [{ index: 0, delta, finish_reason: reason, native_finish_reason: reason, logprobs: null }];
  return { ...about, object: 'chat.completion.chunk', choices };
}

function usageOf(tokens: number): object {
  return {
    prompt_tokens: 10,
    completion_tokens: tokens,
    total_tokens: tokens + 10,
    cost: 0.01,
    is_byok: false,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
}
