/** A streamed answer of `count` deltas, an event per read, as OpenRouter sends it. */
export function buildAnswer(kind: 'text' | 'tool arguments', count: number): Uint8Array[] {
  const deltas = kind === 'text' ? textDeltas(count) : argumentDeltas(count);
  const last = kind === 'text' ? 'stop' : 'tool_calls';
  const usage = { prompt_tokens: 1, completion_tokens: count, total_tokens: count + 1, cost: 0.1 };
  const events = [...deltas.map((delta) => chunk(delta, null)), chunk({}, last), { ...chunk({}, last), usage }];
  const encoder = new TextEncoder();
  return [...events.map((event) => JSON.stringify(event)), '[DONE]'].map((data) => encoder.encode(`data: ${data}\n\n`));
}

function textDeltas(count: number): object[] {
  return Array.from({ length: count }, () => ({ role: 'assistant', content: 'word ' }));
}

function argumentDeltas(count: number): object[] {
  const piece = (text: string) => ({ tool_calls: [{ index: 0, function: { arguments: text } }] });
  const start = { index: 0, id: 'call_1', type: 'function', function: { name: 'write', arguments: '{"text":"' } };
  return [{ tool_calls: [start] }, ...Array.from({ length: count }, () => piece('word ')), piece('"}')];
}

function chunk(delta: object, finish_reason: string | null): object {
  const choices = [{ index: 0, delta, finish_reason, native_finish_reason: finish_reason }];
  return { id: 'gen-1', object: 'chat.completion.chunk', created: 1, model: 'maker/model', provider: 'Maker', choices };
}
