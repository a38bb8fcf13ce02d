/** The kinds of events that a chat stream has, in the words of this comparison. */
type EventKind =
  | 'reasoning'
  | 'content'
  | 'tool_calls'
  | 'images'
  | 'annotations'
  | 'refusal'
  | 'empty'
  | 'finish'
  | 'usage'
  | 'error'
  | 'done';

/** What of an answer does not depend on its words: members and their types, and the order of events. */
export interface Structure {
  /** For each place, such as `choices[].message.content`, the types that stand there. */
  readonly types: ReadonlyMap<string, ReadonlySet<string>>;
  /** Kinds of events, neighbours of one kind as one; empty for a whole answer. */
  readonly order: readonly EventKind[];
}

type Members = Record<string, unknown>;

/** The structure of an answer's body, whole or streamed. */
export function structureOf(text: string): Structure {
  const types = new Map<string, Set<string>>();
  if (!/^\s*(?::|data:)/.test(text)) {
    collect(JSON.parse(text), 'body', types);
    return { types, order: [] };
  }
  const order: EventKind[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (!line.startsWith('data: ')) continue;
    const payload = line.slice('data: '.length);
    if (payload === '[DONE]') {
      order.push('done');
      continue;
    }
    const chunk = JSON.parse(payload) as Members;
    const kind = kindOf(chunk);
    // Chunks of one kind have one structure; that of the last ones differs from that of deltas.
    const place = kind === 'finish' || kind === 'usage' || kind === 'error' ? kind : 'delta';
    collect(chunk, place, types);
    if (order.at(-1) !== kind) order.push(kind);
  }
  return { types, order };
}

function kindOf(chunk: Members): EventKind {
  if (chunk.error) return 'error';
  if (chunk.usage) return 'usage';
  const [choice] = (chunk.choices as Members[] | undefined) ?? [];
  if (choice?.error) return 'error';
  const delta = (choice?.delta ?? {}) as Members;
  const has = (name: string): boolean => {
    const value = delta[name];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
  };
  if (has('tool_calls')) return 'tool_calls';
  if (has('images')) return 'images';
  if (has('annotations')) return 'annotations';
  if (has('content')) return 'content';
  if (has('reasoning') || has('reasoning_details')) return 'reasoning';
  if (has('refusal')) return 'refusal';
  return choice?.finish_reason ? 'finish' : 'empty';
}

function collect(value: unknown, place: string, types: Map<string, Set<string>>): void {
  const own = types.get(place) ?? new Set();
  types.set(place, own);
  own.add(typeName(value));
  if (Array.isArray(value)) for (const entry of value) collect(entry, `${place}[]`, types);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) collect(member, `${place}.${name}`, types);
  }
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

/**
 * What differs between a recorded structure and the emulator's: `lacks` what was recorded and is not answered, `adds` what is
 * answered and was not recorded. What stands inside of something that differs is not told again.
 */
export function compareStructures(recorded: Structure, answered: Structure): string[] {
  const differences = [
    ...surplus(recorded, answered).map((what) => `lacks ${what}`),
    ...surplus(answered, recorded).map((what) => `adds ${what}`),
  ];
  const [expected, actual] = [recorded.order.join(' '), answered.order.join(' ')];
  return expected === actual ? differences : [...differences, `order ${expected} | ${actual}`];
}

function surplus(one: Structure, other: Structure): string[] {
  const told: string[] = [];
  for (const [place, types] of one.types) {
    const parent = place.endsWith('[]') ? place.slice(0, -2) : place.replace(/\.[^.]*$/, '');
    const isInside = parent !== place && (!other.types.has(parent) || told.some((own) => own.startsWith(`${parent}:`)));
    const missing = [...types].filter((type) => !other.types.get(place)?.has(type));
    if (!isInside && missing.length > 0) told.push(`${place}: ${missing.join(' or ')}`);
  }
  return told;
}
