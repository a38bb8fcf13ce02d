import type { ChatEvent } from '../chat/wire/chat-events.ts';
import type { Fault, ToolCallFault } from './fault.ts';

type Members = Record<string, unknown>;

/** Applies the faults that spoil how a whole answer of chat completions is written. */
export function shapeBody(body: Members, fault: Fault | undefined): Members {
  return shaperOf(fault, 'message')?.(body) ?? body;
}

/** Applies the faults that spoil how the chunks of chat completions are written. */
export function* shapeEvents(events: Iterable<ChatEvent>, fault: Fault | undefined): Generator<ChatEvent> {
  const shape = shaperOf(fault, 'delta');
  for (const event of events) yield shape && 'body' in event ? { ...event, body: shape(event.body) } : event;
}

type Part = 'message' | 'delta';

function shaperOf(fault: Fault | undefined, part: Part): ((body: Members) => Members) | undefined {
  if (fault?.kind === 'nulls') return (body) => nullBody(body, part);
  if (fault?.kind === 'empty' && fault.content === null) return eachPart(part, (own) => ({ ...own, content: null }));
  if (fault?.kind !== 'tool-calls') return undefined;
  const spoil = callSpoiler(fault);
  return eachPart(part, (own) =>
    Array.isArray(own.tool_calls) ? { ...own, tool_calls: (own.tool_calls as Call[]).map(spoil) } : own,
  );
}

/** Changes the message or delta of each choice; bodies without choices, as other APIs have them, stay. */
function eachPart(part: Part, change: (own: Members) => Members): (body: Members) => Members {
  return (body) => {
    if (!Array.isArray(body.choices)) return body;
    const choices = (body.choices as Members[]).map((choice) => ({
      ...choice,
      ...(choice[part] !== undefined && { [part]: change(choice[part] as Members) }),
    }));
    return { ...body, choices };
  };
}

interface Call {
  readonly index: number;
  readonly id?: string;
  readonly type?: string;
  readonly function: { readonly name?: string; readonly arguments: string };
}

/** Remembers what the first deltas of the calls said, for the faults that say it again. */
function callSpoiler(fault: ToolCallFault): (call: Call) => Members {
  const opened = new Map<number, Call>();
  return (call) => {
    if (call.id !== undefined) opened.set(call.index, call);
    const { index, id, ...rest } = call;
    const first = [...opened.values()][0];
    const own = opened.get(index);
    const repeats = fault.ids === 'repeated' && own !== undefined;
    return {
      ...spoilIndex(index, fault.indexes),
      ...(repeats
        ? { id: own.id, type: own.type, function: { name: own.function.name, ...rest.function } }
        : { ...spoilId(id, first?.id, fault.ids), ...rest }),
    };
  };
}

function spoilIndex(index: number, how: ToolCallFault['indexes']): Members {
  switch (how) {
    case 'missing':
      return {};
    case 'null':
      return { index: null };
    case 'same':
      return { index: 0 };
    case undefined:
      return { index };
  }
}

function spoilId(id: string | undefined, first: string | undefined, how: ToolCallFault['ids']): Members {
  if (id === undefined) return {};
  switch (how) {
    case 'missing':
      return {};
    case 'null':
      return { id: null };
    case 'empty':
      return { id: '' };
    case 'duplicate':
      return { id: first };
    case 'repeated':
    case undefined:
      return { id };
  }
}

const NULL_MEMBERS = {
  message: ['refusal', 'reasoning', 'reasoning_details', 'tool_calls', 'images', 'audio', 'annotations'],
  delta: ['content', 'refusal', 'reasoning', 'reasoning_details', 'tool_calls', 'images', 'audio', 'annotations'],
} as const;

function nullBody(body: Members, part: Part): Members {
  if (!Array.isArray(body.choices)) return body;
  const choices = (body.choices as Members[]).map((choice) => ({
    ...choice,
    logprobs: null,
    native_finish_reason: null,
    error: null,
    ...(choice[part] !== undefined && { [part]: nullPart(choice[part] as Members, part) }),
  }));
  const usage = body.usage as Members | undefined;
  return {
    ...body,
    system_fingerprint: null,
    service_tier: null,
    error: null,
    choices,
    usage: usage
      ? { ...usage, prompt_tokens_details: null, completion_tokens_details: null, cost_details: null }
      : null,
  };
}

function nullPart(own: Members, part: Part): Members {
  const missing = NULL_MEMBERS[part].filter((name) => own[name] === undefined || own[name] === '');
  const calls = Array.isArray(own.tool_calls)
    ? {
        tool_calls: (own.tool_calls as Call[]).map((call) => ({
          ...call,
          id: call.id ?? null,
          type: call.type ?? null,
          function: { ...call.function, name: call.function.name ?? null },
        })),
      }
    : {};
  return { ...own, ...Object.fromEntries(missing.map((name) => [name, null])), ...calls };
}
