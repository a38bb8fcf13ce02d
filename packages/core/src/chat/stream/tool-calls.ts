import { finiteNumber, nonEmptyString, parseJSONOrText } from '../../json.ts';
import type { WireToolCallDelta } from '../../wire/chat-response.ts';
import type { EventSink } from './event-sink.ts';

interface GrowingCall {
  block: number;
  index: number | undefined;
  /** Id on the wire; several upstreams send it late or never. */
  wireId: string | undefined;
  /** Id that the host sees, fixed when the call is announced: `tool-call-start` is out. */
  id: string | undefined;
  name: string | undefined;
  pieces: string[];
}

/** How an answer ended, as far as its tool calls are concerned. */
export type ToolCallEnding = 'normal' | 'cut' | 'failed';

/** Tool calls, at least one: many may be open, each until the answer ends. */
export class ToolCalls {
  readonly #sink: EventSink;
  readonly #calls: GrowingCall[] = [];
  readonly #byIndex = new Map<number, GrowingCall>();
  readonly #byId = new Map<string, GrowingCall>();
  readonly #ids = new Set<string>();

  constructor(sink: EventSink) {
    this.#sink = sink;
  }

  /** Has every call arguments that are whole JSON? Empty ones may be the beginning of more. */
  get areWhole(): boolean {
    return this.#calls.every((call) => isJSON(call.pieces.join('')));
  }

  /** Is there a call that never got a name? Nothing can run it. */
  get hasUnnamed(): boolean {
    return this.#calls.some((call) => call.name === undefined);
  }

  /** Reads one delta. `beforeOpen` is called when it opens a new call, before the call gets its number. */
  push(delta: WireToolCallDelta, generationId: string | undefined, beforeOpen: () => void): void {
    const index = finiteNumber(delta.index);
    const wireId = nonEmptyString(delta.id);
    const name = nonEmptyString(delta.function?.name);
    let call = this.#find(index, wireId, name);
    if (call === undefined) {
      beforeOpen();
      call = this.#open(index);
    }
    if (wireId !== undefined && call.wireId === undefined) {
      call.wireId = wireId;
      if (!this.#byId.has(wireId)) this.#byId.set(wireId, call);
    }
    call.name ??= name;
    const text = readArguments(delta.function?.arguments);
    if (text !== '') call.pieces.push(text);
    this.#announce(call, text, generationId);
  }

  /** Ends every call, in the order in which they opened. */
  end(ending: ToolCallEnding, generationId: string | undefined): void {
    for (const call of this.#calls) {
      if (call.name === undefined) continue;
      const id = this.#start(call, call.name, generationId);
      const text = call.pieces.join('');
      const isEmpty = text.trim() === '';
      const complete = ending === 'normal' || (ending === 'cut' && isJSON(text));
      this.#sink.emit({
        type: 'tool-call-end',
        block: call.block,
        id,
        name: call.name,
        arguments: complete && isEmpty ? '{}' : text,
        complete,
      });
    }
  }

  /**
   * The call that a delta continues: by index, unless the id says that another call has the index now; then by id; a delta with neither
   * continues the last call, unless it brings a name to a call that has one.
   */
  #find(index: number | undefined, wireId: string | undefined, name: string | undefined): GrowingCall | undefined {
    const known = wireId === undefined ? undefined : this.#byId.get(wireId);
    if (index !== undefined) return this.#findAt(index, wireId, known);
    if (known !== undefined) return known;
    const last = this.#calls.at(-1);
    const continues = wireId === undefined || last?.wireId === undefined;
    return last !== undefined && continues && (name === undefined || last.name === undefined) ? last : undefined;
  }

  #findAt(index: number, wireId: string | undefined, known: GrowingCall | undefined): GrowingCall | undefined {
    if (known !== undefined && (known.index === undefined || known.index === index)) return this.#place(known, index);
    const call = this.#byIndex.get(index);
    if (call !== undefined) {
      return wireId === undefined || call.wireId === undefined || call.wireId === wireId ? call : undefined;
    }
    // The first delta of a call may lack the index that the later ones have.
    const last = this.#calls.at(-1);
    return wireId === undefined && last !== undefined && last.index === undefined
      ? this.#place(last, index)
      : undefined;
  }

  #place(call: GrowingCall, index: number): GrowingCall {
    call.index = index;
    this.#byIndex.set(index, call);
    return call;
  }

  #open(index: number | undefined): GrowingCall {
    const call: GrowingCall = {
      block: this.#sink.openBlock(),
      index,
      wireId: undefined,
      id: undefined,
      name: undefined,
      pieces: [],
    };
    this.#calls.push(call);
    if (index !== undefined) this.#byIndex.set(index, call);
    return call;
  }

  /** Hosts need id and name at the start. A call whose id is missing waits for it until its arguments begin. */
  #announce(call: GrowingCall, text: string, generationId: string | undefined): void {
    if (call.id !== undefined) {
      if (text !== '') this.#sink.emitArguments(call.block, text);
      return;
    }
    if (call.name === undefined || (call.wireId === undefined && call.pieces.length === 0)) return;
    this.#start(call, call.name, generationId);
  }

  /** Announces a call, once; the id that the host sees. */
  #start(call: GrowingCall, name: string, generationId: string | undefined): string {
    if (call.id !== undefined) return call.id;
    const id = (call.id = this.#uniqueId(call, generationId));
    this.#sink.emit({ type: 'tool-call-start', block: call.block, id, name });
    for (const piece of call.pieces) this.#sink.emitArguments(call.block, piece);
    return id;
  }

  /** Two calls of an answer with one id could not be told apart by their results. */
  #uniqueId(call: GrowingCall, generationId: string | undefined): string {
    const made = generationId === undefined ? `call_${call.block}` : `call_${generationId}_${call.block}`;
    const wanted = call.wireId ?? made;
    const id = this.#ids.has(wanted) ? `${wanted}_${call.block}` : wanted;
    this.#ids.add(id);
    return id;
  }
}

function readArguments(value: unknown): string {
  if (typeof value === 'string') return value;
  // By the specification a string; some upstreams send the object itself.
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

/** Is it whole JSON? `parseJSONOrText` gives back a text that is none, and no JSON means the very text that it is written as. */
function isJSON(text: string): boolean {
  return parseJSONOrText(text) !== text;
}
