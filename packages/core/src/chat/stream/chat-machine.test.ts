import { describe, expect, it } from 'vitest';
import { all, chunk, only, whole, wholeBlocks } from '../../../test/answers.ts';
import type { ChatChunk, ChatEvent, ReasoningDetail, WireDelta, WireToolCallDelta } from '../../index.ts';
import { ChatMachine } from './chat-machine.ts';
import type { ChatEnding } from './chat-machine.ts';

function run(chunks: readonly ChatChunk[], ending: ChatEnding = 'done'): ChatEvent[] {
  const machine = new ChatMachine({ headers: {}, receivedAt: 0 });
  for (const each of chunks) machine.push(each);
  machine.end(ending);
  return machine.take();
}

const usage = { prompt_tokens: 7, completion_tokens: 5, total_tokens: 12, cost: 0.00012 };

describe('text and reasoning', () => {
  it('closes the reasoning when the text begins, and the text when the reasoning begins again', () => {
    const events = run([
      chunk({ content: '\n' }),
      chunk({ reasoning: 'Let me' }),
      chunk({ reasoning: ' think', content: '' }),
      chunk({ content: 'Done' }, 'stop'),
    ]);
    expect(wholeBlocks(events).map((event) => event.type)).toEqual([
      'response-start',
      'text-start',
      'text-end',
      'reasoning-start',
      'reasoning-end',
      'text-start',
      'text-end',
      'finish',
    ]);
    expect(only(events, 'reasoning-end').text).toBe('Let me think');
  });

  it('takes a text for broken off when [DONE] comes without a finish reason', () => {
    const events = run([chunk({ content: 'The end of' })]);
    expect(only(events, 'error').error.kind).toBe('interrupted');
    expect(only(events, 'finish').reason).toBe('interrupted');
  });

  it('reads plain reasoning under the name that DeepSeek has for it', () => {
    const events = run([chunk({ reasoning_content: 'I think' }), chunk({ content: 'Yes' }, 'stop')]);
    expect(only(events, 'reasoning-end').text).toBe('I think');
  });

  it('counts reasoning once when it comes as plain text and as details', () => {
    const detail = { type: 'reasoning.text', text: 'I think', index: 0, format: 'unknown' };
    const events = run([
      chunk({ reasoning: 'I think', reasoning_details: [detail] }),
      chunk({ content: 'Yes' }, 'stop'),
    ]);
    expect(only(events, 'reasoning-end')).toMatchObject({ text: 'I think', detail });
  });

  it('keeps plain reasoning beside a detail that only the upstream can read', () => {
    const detail = { type: 'reasoning.encrypted', data: 'gAAA', id: 'rs_1', index: 0 };
    const events = run([whole({ reasoning: 'I think', reasoning_details: [detail], content: 'Yes' })], 'whole');
    expect(all(events, 'reasoning-end').map(({ text, detail: kept }) => ({ text, kept }))).toEqual([
      { text: 'I think', kept: undefined },
      { text: '', kept: detail },
    ]);
  });

  it('puts a signature that comes in a delta of its own into the open detail', () => {
    const events = run([
      chunk({
        reasoning_details: [
          { type: 'reasoning.text', text: 'A', format: 'anthropic-claude-v1', index: 0, signature: '' },
        ],
      }),
      chunk({ reasoning_details: [{ type: 'reasoning.text', text: 'B', format: 'anthropic-claude-v1', index: 0 }] }),
      chunk({
        reasoning_details: [{ type: 'reasoning.text', signature: 'sig', format: 'anthropic-claude-v1', index: 0 }],
      }),
      chunk({ content: 'Hi' }, 'stop'),
    ]);
    const detail = { type: 'reasoning.text', text: 'AB', format: 'anthropic-claude-v1', index: 0, signature: 'sig' };
    expect(only(events, 'reasoning-end').detail).toEqual(detail);
    expect(only(events, 'finish').reasoningDetails).toEqual([detail]);
  });

  it('keeps the first value of a field that later pieces of a detail give anew', () => {
    const detail = { type: 'reasoning.text', text: 'A', id: 'r1', format: 'anthropic-claude-v1', index: 0 };
    const events = run([
      chunk({ reasoning_details: [detail] }),
      chunk({ reasoning_details: [{ ...detail, text: 'B', format: 'unknown' }] }, 'stop'),
    ]);
    expect(only(events, 'finish').reasoningDetails).toEqual([{ ...detail, text: 'AB' }]);
  });

  it('brings a signature that comes after the text began to the next turn', () => {
    const events = run([
      chunk({ reasoning_details: [{ type: 'reasoning.text', text: 'A', index: 0 }] }),
      chunk({ content: 'Hi' }),
      chunk({ reasoning_details: [{ type: 'reasoning.text', text: '', signature: 'late', index: 0 }] }),
      chunk({ content: ' there' }, 'stop'),
    ]);
    expect(only(events, 'reasoning-late')).toMatchObject({ block: 0, fragment: { signature: 'late' } });
    expect(only(events, 'text-end').text).toBe('Hi there');
    expect(only(events, 'finish').reasoningDetails).toEqual([
      { type: 'reasoning.text', text: 'A', signature: 'late', index: 0 },
    ]);
  });

  it('tells a detail with the same object at the end of its block and of the answer, so that nobody keeps its words twice', () => {
    const events = run([
      chunk({ reasoning_details: [{ type: 'reasoning.text', text: 'A', index: 0 }] }),
      chunk({ reasoning_details: [{ type: 'reasoning.text', text: 'B', signature: 's', index: 0 }] }),
      chunk({ reasoning_details: [{ type: 'reasoning.server_tool_call', tool_name: 'search' }] }, 'stop'),
    ]);
    const [thought, tool] = only(events, 'finish').reasoningDetails;
    expect(thought).toEqual({ type: 'reasoning.text', text: 'AB', signature: 's', index: 0 });
    expect(only(events, 'reasoning-end').detail).toBe(thought);
    expect(only(events, 'server-tool').detail).toBe(tool);
  });

  it('never merges two signed blocks, nor blocks of different index, id or type', () => {
    const details = [
      { type: 'reasoning.text', text: 'A', signature: '1' },
      { type: 'reasoning.text', text: 'B', signature: '2' },
      { type: 'reasoning.text', text: 'C', index: 1 },
      { type: 'reasoning.text', text: 'D', index: 2 },
      { type: 'reasoning.summary', summary: 'E', id: 'rs_1', index: 0 },
      { type: 'reasoning.summary', summary: 'F', id: 'rs_2', index: 0 },
      { type: 'reasoning.encrypted', data: 'G', id: 'rs_2', index: 0 },
      { type: 'reasoning.encrypted', data: 'H', id: 'rs_2', index: 0 },
    ];
    const events = run([...details.map((detail) => chunk({ reasoning_details: [detail] })), chunk({}, 'stop')]);
    expect(only(events, 'finish').reasoningDetails).toEqual(details);
  });

  it('gives a signature to the detail of its index, also when others have followed', () => {
    const events = run([
      chunk({ reasoning_details: [{ type: 'reasoning.text', text: 'A', index: 0 }] }),
      chunk({ reasoning_details: [{ type: 'reasoning.text', text: 'B', index: 1, signature: 'sB' }] }),
      chunk({ reasoning_details: [{ type: 'reasoning.text', text: '', index: 0, signature: 'sA' }] }, 'stop'),
    ]);
    expect(only(events, 'reasoning-late').block).toBe(0);
    expect(only(events, 'finish').reasoningDetails).toEqual([
      { type: 'reasoning.text', text: 'A', index: 0, signature: 'sA' },
      { type: 'reasoning.text', text: 'B', index: 1, signature: 'sB' },
    ]);
  });

  it('begins a new detail behind a signature that came in a delta of its own', () => {
    const thought = { type: 'reasoning.text', format: 'anthropic-claude-v1' };
    const pieces = [
      { ...thought, text: 'A' },
      { ...thought, signature: 'sA' },
      { ...thought, text: 'B' },
      { ...thought, signature: 'sB' },
    ];
    const events = run([...pieces.map((piece) => chunk({ reasoning_details: [piece] })), chunk({}, 'stop')]);
    expect(only(events, 'finish').reasoningDetails).toEqual([
      { ...thought, text: 'A', signature: 'sA' },
      { ...thought, text: 'B', signature: 'sB' },
    ]);
  });

  it('gives a signature to the last detail of its index, or to that of its id, and one that names none to the last', () => {
    const thought = { type: 'reasoning.text' };
    const of = (...pieces: ReasoningDetail[]) =>
      only(run([...pieces.map((piece) => chunk({ reasoning_details: [piece] })), chunk({}, 'stop')]), 'finish')
        .reasoningDetails;
    const again = [
      { ...thought, text: 'A', index: 0 },
      { ...thought, text: 'B', index: 1 },
      { ...thought, text: 'C', index: 0 },
      { ...thought, text: 'D', index: 1 },
    ];
    expect(of(...again, { ...thought, index: 0, signature: 's' })).toEqual(
      again.map((detail) => (detail.text === 'C' ? { ...detail, signature: 's' } : detail)),
    );
    const named = [
      { ...thought, text: 'A', id: 'r1' },
      { ...thought, text: 'B', id: 'r2' },
    ];
    expect(of(...named, { ...thought, id: 'r1', signature: 's' })).toEqual([{ ...named[0], signature: 's' }, named[1]]);
    const nameless = [
      { ...thought, text: 'A' },
      { type: 'reasoning.encrypted', data: 'B' },
      { ...thought, signature: 's' },
    ];
    expect(of(...nameless)).toEqual(nameless);
  });

  it('heeds an index that a later piece of a detail brings', () => {
    const pieces = [
      { type: 'reasoning.text', text: 'A' },
      { type: 'reasoning.text', text: 'B', index: 0 },
      { type: 'reasoning.text', text: 'C', index: 1 },
    ];
    const events = run([...pieces.map((piece) => chunk({ reasoning_details: [piece] })), chunk({}, 'stop')]);
    expect(only(events, 'finish').reasoningDetails).toEqual([
      { type: 'reasoning.text', text: 'AB', index: 0 },
      { type: 'reasoning.text', text: 'C', index: 1 },
    ]);
  });

  it('sends a detail that came in one piece back as it came, and adds no empty places of later pieces', () => {
    const hidden = { type: 'reasoning.text', text: null, signature: 's', index: 0 };
    const shown = { type: 'reasoning.text', text: 'A', index: 1 };
    const events = run([
      chunk({ reasoning_details: [hidden] }),
      chunk({ reasoning_details: [shown] }),
      chunk({ reasoning_details: [{ type: 'reasoning.text', text: 'B', index: 1, signature: '', id: null }] }, 'stop'),
    ]);
    expect(only(events, 'finish').reasoningDetails).toEqual([hidden, { ...shown, text: 'AB' }]);
  });

  it('shows plain reasoning beside details of a kind that it cannot read', () => {
    const detail = { type: 'reasoning.hologram', text: 'I think' };
    const events = run([whole({ reasoning: 'I think', reasoning_details: [detail], content: 'Yes' })], 'whole');
    expect(all(events, 'reasoning-end').map(({ text }) => text)).toEqual(['I think', '']);
  });

  it('keeps kinds, formats and fields that it does not know', () => {
    const detail = { type: 'reasoning.hologram', beam: [1, { two: null }], format: 'acme-v9', index: 3 };
    const events = run([chunk({ reasoning_details: [detail] }), chunk({ content: 'x' }, 'stop')]);
    expect(only(events, 'finish').reasoningDetails).toEqual([detail]);
  });

  it('reports a tool that OpenRouter ran, and keeps its record for the next turn', () => {
    const detail = {
      type: 'reasoning.server_tool_call',
      tool_name: 'openrouter:fusion',
      arguments: '{"q":1}',
      result: 'forty-two',
      tool_call_id: 'st_1',
    };
    const events = run([chunk({ reasoning_details: [detail] }), chunk({ content: 'x' }, 'stop')]);
    expect(only(events, 'server-tool')).toMatchObject({
      id: 'st_1',
      name: 'openrouter:fusion',
      arguments: { q: 1 },
      result: 'forty-two',
      detail,
    });
    expect(only(events, 'finish').reasoningDetails).toEqual([detail]);
  });

  it('keeps a text that a tool of OpenRouter gave, even if it reads like a number, and names the tool by any id', () => {
    const ran = { type: 'reasoning.server_tool_call', tool_name: 'clock', arguments: '{}', result: '12', id: 'rs_1' };
    expect(only(run([chunk({ reasoning_details: [ran] }, 'stop')]), 'server-tool')).toMatchObject({
      id: 'rs_1',
      arguments: {},
      result: '12',
    });
  });
});

describe('tool calls', () => {
  const call = (rest: WireToolCallDelta): ChatChunk => chunk({ content: null, tool_calls: [rest] });
  const calls = (events: readonly ChatEvent[]) =>
    all(events, 'tool-call-end').map(({ id, name, arguments: text, complete }) => [id, name, text, complete]);

  it('joins arguments whose later deltas carry null, empty or no id, name and type', () => {
    const events = run([
      call({ index: 0, id: 'c1', type: 'function', function: { name: 'add', arguments: '' } }),
      call({ index: 0, id: null, type: '', function: { name: '', arguments: '{"a"' } }),
      call({ index: 0, id: '', function: { name: null, arguments: ':1}' } }),
      call({ index: 0, function: {} }),
      call({ index: 0, id: 'c1', function: { name: 'add', arguments: null } }),
      chunk({}, 'tool_calls'),
    ]);
    expect(calls(events)).toEqual([['c1', 'add', '{"a":1}', true]]);
  });

  it('tells calls apart that share an index but not an id', () => {
    const events = run([
      call({ index: 0, id: 'c1', function: { name: 'f', arguments: '{}' } }),
      call({ index: 0, id: 'c2', function: { name: 'f', arguments: '{"n":2}' } }),
      chunk({}, 'tool_calls'),
    ]);
    expect(calls(events)).toEqual([
      ['c1', 'f', '{}', true],
      ['c2', 'f', '{"n":2}', true],
    ]);
  });

  it('joins and separates calls without an index by their id', () => {
    const events = run([
      call({ id: 'c1', function: { name: 'f', arguments: '{"a":' } }),
      call({ id: 'c2', function: { name: 'g', arguments: '{' } }),
      call({ id: 'c1', function: { arguments: '1}' } }),
      call({ id: 'c2', function: { arguments: '}' } }),
      chunk({}, 'tool_calls'),
    ]);
    expect(calls(events)).toEqual([
      ['c1', 'f', '{"a":1}', true],
      ['c2', 'g', '{}', true],
    ]);
  });

  it('finds a call again whose index comes late, and calls that take turns on one index', () => {
    const late = run([
      call({ id: 'c1', function: { name: 'f', arguments: '' } }),
      call({ index: 0, function: { arguments: '{"a":1}' } }),
      chunk({}, 'tool_calls'),
    ]);
    expect(calls(late)).toEqual([['c1', 'f', '{"a":1}', true]]);
    const turns = run([
      call({ index: 0, id: 'c1', function: { name: 'f', arguments: '{"a"' } }),
      call({ index: 0, id: 'c2', function: { name: 'g', arguments: '{"b"' } }),
      call({ index: 0, id: 'c1', function: { name: 'f', arguments: ':1}' } }),
      call({ index: 0, id: 'c2', function: { arguments: ':2}' } }),
      chunk({}, 'tool_calls'),
    ]);
    expect(calls(turns)).toEqual([
      ['c1', 'f', '{"a":1}', true],
      ['c2', 'g', '{"b":2}', true],
    ]);
  });

  it.each(['', '{"x": "Par'])(
    'never completes a call with the arguments %j when [DONE] comes without a finish reason',
    (text) => {
      const events = run([call({ index: 0, id: 'c1', function: { name: 'pay', arguments: text } })]);
      expect(only(events, 'error').error.kind).toBe('interrupted');
      expect(calls(events)).toEqual([['c1', 'pay', text, false]]);
      expect(only(events, 'finish').reason).toBe('interrupted');
    },
  );

  it('makes ids for calls without one, from the generation and the block, never twice the same', () => {
    const events = run([
      chunk({ tool_calls: [{ index: 0, function: { name: 'f', arguments: '{}' } }] }),
      chunk({ tool_calls: [{ index: 1, id: 'x', function: { name: 'f', arguments: '{}' } }] }),
      chunk({ tool_calls: [{ index: 2, id: 'x', function: { name: 'f', arguments: '{}' } }] }, 'tool_calls'),
    ]);
    expect(calls(events).map(([id]) => id)).toEqual(['call_gen-1_0', 'x', 'x_2']);
  });

  it('waits for a name that comes late, and loses none of the arguments before it', () => {
    const events = run([
      call({ index: 0, id: 'c1', function: { arguments: '{"a"' } }),
      call({ index: 0, function: { name: 'f', arguments: ':1}' } }),
      chunk({}, 'tool_calls'),
    ]);
    expect(all(events, 'tool-call-delta').map((delta) => delta.arguments)).toEqual(['{"a"', ':1}']);
    expect(calls(events)).toEqual([['c1', 'f', '{"a":1}', true]]);
  });

  it('takes an id that comes after the name, with an index and without', () => {
    for (const place of [{ index: 0 }, {}]) {
      const events = run([
        call({ ...place, function: { name: 'f', arguments: '' } }),
        call({ ...place, id: 'c1', function: { arguments: '{"a":1}' } }),
        chunk({}, 'tool_calls'),
      ]);
      expect(only(events, 'tool-call-start')).toMatchObject({ id: 'c1', name: 'f' });
      expect(calls(events)).toEqual([['c1', 'f', '{"a":1}', true]]);
    }
  });

  it('announces a call without an id as soon as its arguments begin, and gives no pieces without arguments', () => {
    const machine = new ChatMachine({ headers: {}, receivedAt: 0 });
    machine.push(call({ index: 0, function: { name: 'f', arguments: '' } }));
    machine.push(call({ index: 0, function: { arguments: '{"a"' } }));
    machine.push(call({ index: 0, function: { arguments: '' } }));
    expect(machine.take().slice(1)).toEqual([
      { type: 'tool-call-start', block: 0, id: 'call_gen-1_0', name: 'f' },
      { type: 'tool-call-delta', block: 0, arguments: '{"a"' },
    ]);
  });

  it('keeps the id and the name under which a call was announced', () => {
    const events = run([
      call({ index: 0, function: { name: 'f', arguments: '{"a"' } }),
      call({ index: 0, id: 'late', function: { name: 'g', arguments: ':1}' } }),
      chunk({}, 'tool_calls'),
    ]);
    expect(only(events, 'tool-call-start')).toMatchObject({ id: 'call_gen-1_0', name: 'f' });
    expect(calls(events)).toEqual([['call_gen-1_0', 'f', '{"a":1}', true]]);
  });

  it('tells calls without an index and without an id apart by their names', () => {
    const events = run([
      call({ function: { name: 'f', arguments: '{"a"' } }),
      call({ function: { arguments: ':1}' } }),
      call({ function: { name: 'f', arguments: '{}' } }),
      chunk({}, 'tool_calls'),
    ]);
    expect(calls(events)).toEqual([
      ['call_gen-1_0', 'f', '{"a":1}', true],
      ['call_gen-1_1', 'f', '{}', true],
    ]);
  });

  it('gives an index that comes late to the call before it, and takes the next index for another call', () => {
    const events = run([
      call({ id: 'c1', function: { name: 'f', arguments: '{"a":' } }),
      call({ index: 0, function: { arguments: '1}' } }),
      call({ index: 1, function: { name: 'g', arguments: '{}' } }),
      chunk({}, 'tool_calls'),
    ]);
    expect(calls(events)).toEqual([
      ['c1', 'f', '{"a":1}', true],
      ['call_gen-1_1', 'g', '{}', true],
    ]);
  });

  it('takes an index with another id for another call, where the call before it has no index', () => {
    const events = run([
      call({ id: 'c1', function: { name: 'f', arguments: '{}' } }),
      call({ index: 1, id: 'c2', function: { name: 'g', arguments: '{}' } }),
      chunk({}, 'tool_calls'),
    ]);
    expect(calls(events)).toEqual([
      ['c1', 'f', '{}', true],
      ['c2', 'g', '{}', true],
    ]);
  });

  it('reads empty arguments as an empty object', () => {
    const events = run([call({ index: 0, id: 'c1', function: { name: 'f', arguments: '' } }), chunk({}, 'tool_calls')]);
    expect(calls(events)).toEqual([['c1', 'f', '{}', true]]);
  });

  it('ends no call before the answer ends, because arguments that parse may still grow', () => {
    const machine = new ChatMachine({ headers: {}, receivedAt: 0 });
    machine.push(call({ index: 0, id: 'c1', function: { name: 'f', arguments: '{}' } }));
    machine.push(chunk({ content: 'and' }, 'tool_calls'));
    expect(machine.take().map((event) => event.type)).not.toContain('tool-call-end');
    machine.end('done');
    expect(machine.take().map((event) => event.type)).toContain('tool-call-end');
  });

  it.each([
    ['length', 'done'],
    ['content_filter', 'done'],
    [null, 'closed'],
    ['error', 'done'],
  ] as const)('never completes a call that was cut off (finish reason %s, %s)', (reason, ending) => {
    for (const text of ['', '{"city": "Par']) {
      const events = run(
        [call({ index: 0, id: 'c1', function: { name: 'f', arguments: text } }), chunk({}, reason)],
        ending,
      );
      expect(calls(events)).toEqual([['c1', 'f', text, false]]);
    }
  });

  it.each(['', '{"a":'])('takes no call with the arguments %j for whole where no reason was given', (text) => {
    const named = (id: string, args: string) => ({ id, function: { name: 'f', arguments: args } });
    const events = run([whole({ tool_calls: [named('c1', '{"a":1}'), named('c2', text)] }, null)], 'whole');
    expect(calls(events)).toEqual([
      ['c1', 'f', '{"a":1}', true],
      ['c2', 'f', text, false],
    ]);
    expect(only(events, 'finish')).toMatchObject({ reason: 'other', rawReason: undefined });
  });

  it('takes calls whose arguments are whole for the reason of an answer that gives none', () => {
    const call = { id: 'c1', function: { name: 'f', arguments: '{}' } };
    const events = run([whole({ tool_calls: [call] }, null)], 'whole');
    expect(calls(events)).toEqual([['c1', 'f', '{}', true]]);
    expect(only(events, 'finish').reason).toBe('tool-calls');
  });

  it('completes no call of an answer that failed, even if its arguments are whole', () => {
    const begun = call({ index: 0, id: 'c1', function: { name: 'pay', arguments: '{"a":1}' } });
    for (const events of [run([begun, { error: { code: 502, message: 'Boom' } }]), run([begun], 'closed')]) {
      expect(calls(events)).toEqual([['c1', 'pay', '{"a":1}', false]]);
    }
  });

  it('keeps an earlier call whole when the length cuts a later one', () => {
    const events = run([
      call({ index: 0, id: 'c1', function: { name: 'f', arguments: '{"a":1}' } }),
      call({ index: 1, id: 'c2', function: { name: 'f', arguments: '{"a"' } }),
      chunk({}, 'length'),
    ]);
    expect(calls(events).map((each) => each[3])).toEqual([true, false]);
  });

  it('gives arguments that came as an object as JSON text', () => {
    const events = run(
      [whole({ tool_calls: [{ id: 'c1', function: { name: 'f', arguments: { a: 1 } } }] }, 'tool_calls')],
      'whole',
    );
    expect(calls(events)).toEqual([['c1', 'f', '{"a":1}', true]]);
  });

  it('reads each entry of a whole message as a call of its own, whatever its index', () => {
    const entry = { index: 0, function: { name: 'f', arguments: '{}' } };
    expect(calls(run([whole({ tool_calls: [entry, entry] }, 'tool_calls')], 'whole'))).toHaveLength(2);
  });

  it('is a refusal, which no other try changes, where the upstream’s own reason says so', () => {
    const choice = {
      index: 0,
      delta: { content: 'So' },
      finish_reason: 'error',
      native_finish_reason: 'PROHIBITED_CONTENT',
    };
    const refused = chunk({}, null, { choices: [choice] });
    expect(only(run([refused]), 'error').error).toMatchObject({ kind: 'content-policy', isRetryable: false });
  });

  it('reports a call that never got a name as an error', () => {
    const events = run([call({ index: 0, id: 'c1', function: { arguments: '{}' } }), chunk({}, 'tool_calls')]);
    expect(only(events, 'error').error.kind).toBe('invalid-response');
    expect(calls(events)).toEqual([]);
    expect(only(events, 'finish').reason).toBe('error');
  });
});

describe('the end', () => {
  it.each([
    ['no choices', { ...chunk({}), choices: [], usage }],
    ['a repeated finish reason', chunk({ content: '', role: 'assistant' }, 'stop', { usage })],
    ['an empty choice', chunk({ content: '' }, null, { usage })],
  ])('takes usage from a last chunk with %s, and finishes once', (_, last) => {
    const events = run([chunk({ content: 'Hi' }, 'stop'), last]);
    const finish = only(events, 'finish');
    expect(finish).toMatchObject({ reason: 'stop', rawReason: 'stop' });
    expect(finish.usage).toMatchObject({ inputTokens: 7, outputTokens: 5, cost: { charged: 0.00012, total: 0.00012 } });
  });

  it('adds nothing up when usage comes twice', () => {
    const events = run([chunk({ content: 'Hi' }, null, { usage }), chunk({}, 'stop', { usage })]);
    expect(only(events, 'finish').usage?.totalTokens).toBe(12);
  });

  it('keeps what earlier usage told and later usage does not, null or absent', () => {
    const later = { completion_tokens: 9, total_tokens: 16, cost: null, prompt_tokens: undefined } as never;
    const events = run([chunk({ content: 'Hi' }, null, { usage }), chunk({}, 'stop', { usage: later })]);
    expect(only(events, 'finish').usage).toMatchObject({
      inputTokens: 7,
      outputTokens: 9,
      totalTokens: 16,
      cost: { charged: 0.00012, total: 0.00012 },
      raw: { ...usage, completion_tokens: 9, total_tokens: 16 },
    });
  });

  it('lets the first reason stand, but not over an error', () => {
    expect(only(run([chunk({ tool_calls: [] }, 'length'), chunk({}, 'stop')]), 'finish').rawReason).toBe('length');
    const failed = run([chunk({ content: 'x' }, 'stop'), chunk({}, 'error')]);
    expect(only(failed, 'finish').reason).toBe('error');
    expect(only(failed, 'error').error.kind).toBe('upstream');
  });

  it('does not take an empty finish reason for an end', () => {
    expect(only(run([chunk({ content: 'x' }, '')], 'closed'), 'finish').reason).toBe('interrupted');
  });

  it.each(['stop', null])('says tool-calls for tool calls with the reason %s', (reason) => {
    const events = run([
      chunk({ tool_calls: [{ index: 0, id: 'c', function: { name: 'f', arguments: '{}' } }] }, reason),
    ]);
    expect(only(events, 'finish').reason).toBe('tool-calls');
    expect(only(events, 'tool-call-end').complete).toBe(true);
  });

  it('calls a stream without a finish reason interrupted, which is an error', () => {
    const events = run([chunk({ content: 'The answer is' })], 'closed');
    expect(only(events, 'text-end').text).toBe('The answer is');
    expect(only(events, 'error').error).toMatchObject({
      kind: 'interrupted',
      generationId: 'gen-1',
      providerName: 'Maker',
    });
    expect(only(events, 'finish').reason).toBe('interrupted');
  });

  it('calls a stream that ends before its first choice interrupted, and not an answer without choices', () => {
    expect(only(run([{ id: 'gen-1', model: 'm' }], 'closed'), 'error').error.kind).toBe('interrupted');
  });

  it('keeps a reason that it does not know as raw reason', () => {
    expect(only(run([chunk({ content: 'x' }, 'telepathy')]), 'finish')).toMatchObject({
      reason: 'other',
      rawReason: 'telepathy',
    });
  });

  it('reads an error chunk, and the usage that follows it', () => {
    const events = run([
      chunk({ content: 'Par' }),
      chunk({ content: '' }, 'stop', {
        error: { code: 502, message: 'Provider returned error', metadata: { raw: 'Boom' } },
      }),
      chunk({}, null, { usage }),
    ]);
    expect(only(events, 'error').error).toMatchObject({ kind: 'upstream', status: 502, generationId: 'gen-1' });
    expect(only(events, 'error').error.message).toContain('Maker: Boom');
    expect(only(events, 'finish')).toMatchObject({ reason: 'error', usage: { totalTokens: 12 } });
  });

  it('reads an error inside a choice, with the answer so far in its body', () => {
    const answer = whole({ content: 'Half of' }, null);
    const [choice] = answer.choices ?? [];
    const body = { ...answer, choices: [{ ...choice, error: { code: 502, message: 'Upstream went away' } }] };
    const error = only(run([body], 'whole'), 'error').error;
    expect(error).toMatchObject({ kind: 'upstream', status: 502, body });
    expect(error.message).toContain('Upstream went away');
  });

  it('refuses what is nested too deep to be written again, and tells what it cost', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    for (const delta of [
      { content: 'Hi', annotations: [{ type: 'other', deep }] },
      { tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: deep as string } }] },
    ]) {
      const events = run([whole(delta, 'stop', { usage })], 'whole');
      const { error } = only(events, 'error');
      expect(error).toMatchObject({ kind: 'invalid-response', generationId: 'gen-1', usage: { totalTokens: 12 } });
      expect(only(events, 'finish').reason).toBe('error');
    }
  });

  it('tells with a failure what the answer had used until then', () => {
    const events = run([chunk({ content: 'Par' }, null, { usage, error: { code: 502, message: 'Boom' } })]);
    expect(only(events, 'error').error.usage?.cost.total).toBe(0.00012);
  });

  it('tells with an error and with an answer that broke off what chunks before had told of its use', () => {
    const half = chunk({ content: 'Par' }, null, { usage });
    for (const events of [run([half, { error: { code: 502, message: 'Boom' } }]), run([half], 'closed')]) {
      expect(only(events, 'error').error.usage?.cost.total).toBe(0.00012);
    }
  });

  it('keeps the upstream’s own reason where a later chunk repeats the reason without it', () => {
    const last = { index: 0, delta: { content: '' }, finish_reason: 'stop', native_finish_reason: null };
    const events = run([
      chunk({ content: 'Hi' }, null, {
        choices: [{ index: 0, delta: {}, finish_reason: 'stop', native_finish_reason: 'end_turn' }],
      }),
      chunk({}, null, { choices: [last] }),
    ]);
    expect(only(events, 'finish').nativeReason).toBe('end_turn');
  });

  it('reads an error that is a mere sentence', () => {
    const events = run([chunk({ content: 'Par' }), { error: 'The upstream went away' }]);
    expect(only(events, 'error').error.message).toContain('The upstream went away');
  });

  it('takes a choice that has nothing but a reason, or an error, for a choice', () => {
    const empty = run([{ choices: [{ index: 0, finish_reason: 'stop' }] }]);
    expect(all(empty, 'error')).toEqual([]);
    expect(only(empty, 'finish').reason).toBe('stop');
    const failed = run([{ choices: [{ index: 0, error: { code: 502, message: 'Boom' } }] }]);
    expect(only(failed, 'error').error).toMatchObject({ kind: 'upstream', status: 502 });
  });

  it('survives choices and reasoning details that are none', () => {
    const events = run([
      { choices: { 0: {} } } as never,
      chunk({ content: 'Hi', reasoning_details: [null, 7] as never }, 'stop'),
    ]);
    expect(wholeBlocks(events).map(({ type }) => type)).toEqual(['response-start', 'text-start', 'text-end', 'finish']);
  });

  it.each(['whole', 'done'] as const)('refuses an answer without choices (%s)', (ending) => {
    const error = only(run([{ id: 'gen-1', model: 'm' }], ending), 'error').error;
    expect(error.kind).toBe('invalid-response');
  });

  it('refuses a whole answer without choices and says which generation it was', () => {
    expect(only(run([{ id: 'gen-1', model: 'm' }], 'whole'), 'error').error.generationId).toBe('gen-1');
  });

  it.each([{}, { message: null, finish_reason: null }])('takes the choice %j for none', (choice) => {
    expect(only(run([{ id: 'gen-1', choices: [choice] }], 'whole'), 'error').error.kind).toBe('invalid-response');
  });

  it('reads the only choice whatever its index', () => {
    const [choice] = whole({ content: 'Hi' }).choices ?? [];
    expect(only(run([{ choices: [{ ...choice, index: 1 }] }], 'whole'), 'text-end').text).toBe('Hi');
  });

  it('does not take the name of an object’s own things for a finish reason', () => {
    expect(only(run([chunk({ content: 'x' }, 'constructor')]), 'finish').reason).toBe('other');
  });

  it('reads a whole answer without a finish reason as an answer', () => {
    expect(only(run([whole({ content: 'Hi' }, null)], 'whole'), 'finish').reason).toBe('other');
  });
});

describe('other parts of an answer', () => {
  it('reports each image once, each citation once, each parsed file once', () => {
    const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } };
    const citation = {
      type: 'url_citation',
      url_citation: { url: 'https://a.example', title: '', start_index: 0, end_index: 2 },
    };
    const flat = { type: 'url_citation', url: 'https://b.example', title: 'B' };
    const file = { type: 'file', file: { hash: 'h', content: [] } };
    const events = run([
      chunk({ content: 'Hi', annotations: [citation, flat, file] }),
      chunk({ images: [image] }),
      chunk({ images: [image], annotations: [citation, { ...file, file: { hash: 'h', name: 'again' } }] }, 'stop'),
    ]);
    expect(all(events, 'image')).toHaveLength(1);
    expect(all(events, 'citation').map((event) => [event.block, event.number, event.citation.url])).toEqual([
      [0, 0, 'https://a.example'],
      [0, 1, 'https://b.example'],
    ]);
    expect(only(events, 'text-end').citations.map((each) => each.title)).toEqual([undefined, 'B']);
    expect(only(events, 'file-annotation').annotation).toEqual(file);
    expect(only(events, 'finish').annotations).toEqual([citation, flat, file]);
  });

  it.each<[string, string, WireDelta]>([
    ['an image without an address', 'image_url', { images: [{ type: 'image_url', image_url: {} }] }],
    ['an image whose address is empty', 'image_url', { images: [{ type: 'image_url', image_url: { url: '' } }] }],
    // Another form than the type says, as an upstream may send.
    ['an image that is no object', 'undefined', { images: ['https://a.example/a.png' as never] }],
    ['an image of content without an address', 'image_url', { content: [{ type: 'image_url', image_url: {} }] }],
    ['a part of content that is unknown', 'video_url', { content: [{ type: 'video_url', video_url: {} }] }],
    ['a part of content that is no object', 'undefined', { content: [null] }],
  ])('tells of %s, and reads on', (_, type, delta) => {
    const events = run([whole({ content: 'Hi', ...delta }), chunk({ refusal: 'No' }, 'stop')]);
    const message = `A content part of the type “${type}” was left out.`;
    expect(all(events, 'warning')).toEqual([{ type: 'warning', message }]);
    expect(all(events, 'image')).toEqual([]);
    expect(only(events, 'refusal-end').text).toBe('No');
  });

  it.each<[string, WireDelta, ChatEvent['type']]>([
    ['an image', { images: [{ type: 'image_url', image_url: { url: 'https://a.example/a.png' } }] }, 'image'],
    ['audio', { audio: { id: 'audio_1', data: 'AAAA' } }, 'audio-start'],
    ['a tool call', { tool_calls: [{ id: 'c1', function: { name: 'f', arguments: '{}' } }] }, 'tool-call-start'],
  ])('ends the text before %s begins', (_, delta, begin) => {
    const types = run([chunk({ content: 'Hi' }), chunk(delta, 'stop')]).map(({ type }) => type);
    expect(types).toContain(begin);
    expect(types.indexOf('text-end')).toBeLessThan(types.indexOf(begin));
  });

  it('gives citations that came before the text to the text', () => {
    const annotation = { type: 'url_citation', url_citation: { url: 'https://a.example' } };
    const events = run([chunk({ content: '', annotations: [annotation] }), chunk({ content: 'Hi' }, 'stop')]);
    expect(only(events, 'text-end').citations[0]).toBe(only(events, 'citation').citation);
  });

  it('gives citations to one text only', () => {
    const annotation = { type: 'url_citation', url_citation: { url: 'https://a.example' } };
    const events = run([
      chunk({ annotations: [annotation] }),
      chunk({ content: 'Hi' }),
      chunk({ reasoning: 'Hm' }),
      chunk({ content: 'there' }, 'stop'),
    ]);
    expect(all(events, 'text-end').map(({ citations }) => citations.length)).toEqual([1, 0]);
  });

  it('ends the text before a tool that OpenRouter ran', () => {
    const ran = { type: 'reasoning.server_tool_call', tool_name: 'search', tool_call_id: 'st_1' };
    const events = run([
      chunk({ content: 'Let me see. ' }),
      chunk({ reasoning_details: [ran] }),
      chunk({ content: 'It is noon.' }, 'stop'),
    ]);
    expect(wholeBlocks(events).flatMap((event) => (event.type === 'text-end' ? event.text : event.type))).toEqual([
      'response-start',
      'text-start',
      'Let me see. ',
      'server-tool',
      'text-start',
      'It is noon.',
      'finish',
    ]);
  });

  it('collects audio and its transcript', () => {
    const events = run([
      chunk({ audio: { id: 'audio_1', transcript: 'He' } }),
      chunk({ audio: { data: 'AAAA', expires_at: 9 } }),
      chunk({ audio: { data: 'BBBB', transcript: 'llo' } }, 'stop'),
    ]);
    expect(only(events, 'audio-end')).toEqual({
      type: 'audio-end',
      block: 0,
      id: 'audio_1',
      data: ['AAAA', 'BBBB'],
      transcript: 'Hello',
      expiresAt: 9,
    });
  });

  it('keeps a refusal apart from the text', () => {
    const events = run([whole({ content: '', refusal: 'I will not.' })], 'whole');
    expect(only(events, 'refusal-end').text).toBe('I will not.');
    expect(all(events, 'text-end')).toEqual([]);
  });

  it('reads log probabilities, and survives a number or empty lists in their place', () => {
    const token = { token: 'Hi', logprob: -0.1, bytes: null, top_logprobs: [] };
    const withLogprobs = (logprobs: unknown): ChatChunk => ({
      ...chunk({}),
      choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: 'stop', logprobs }],
    });
    expect(only(run([withLogprobs({ content: [token] })]), 'finish').logprobs).toEqual([token]);
    for (const odd of [-1.79e-6, { tokens: null, token_logprobs: null }, null]) {
      expect(only(run([withLogprobs(odd)]), 'finish').logprobs).toBeUndefined();
    }
  });

  it('keeps top-level fields that it does not know', () => {
    const events = run([chunk({ content: 'x' }, 'stop', { citations: ['https://a.example'], user_id: 'u' })]);
    expect(only(events, 'finish').extra).toEqual({ citations: ['https://a.example'], user_id: 'u' });
  });

  it('keeps what only some chunks tell of the answer: the last word on each fact, the first on when it was made', () => {
    const told = { id: 'gen-2', model: 'maker/other', provider: 'Other', created: 5, openrouter_metadata: { a: 1 } };
    const silent = { id: '', model: '', provider: null, created: 7, openrouter_metadata: null, debug: null } as never;
    const events = run([
      chunk({}, null, { ...told, id: 'gen-1', created: null }),
      chunk({}, null, told),
      chunk({ content: 'Hi' }, 'stop', silent),
    ]);
    expect(only(events, 'finish')).toMatchObject({
      id: 'gen-2',
      model: 'maker/other',
      provider: 'Other',
      created: 5,
      openrouterMetadata: { a: 1 },
      debug: [],
    });
  });

  it('never changes an event after handing it out', () => {
    const machine = new ChatMachine({ headers: {}, receivedAt: 0 }, { coalesce: true });
    machine.push(chunk({ reasoning_details: [{ type: 'reasoning.text', text: 'A', index: 0 }], content: 'Hi' }));
    const first = machine.take();
    const before = structuredClone(first);
    machine.push(
      chunk({ content: ' you', reasoning_details: [{ type: 'reasoning.text', signature: 's', index: 0 }] }, 'stop'),
    );
    machine.end('done');
    expect(first).toEqual(before);
  });
});
