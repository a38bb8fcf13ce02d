import type { ChatEvent, ReasoningDelta, RefusalDelta, TextDelta, ToolCallDelta } from '../chat-event.ts';

type ProseDelta = TextDelta | ReasoningDelta | RefusalDelta;

/** Where the parts of the machine put their events, and where they get block numbers from. */
export class EventSink {
  #events: ChatEvent[] = [];
  #nextBlock = 0;
  readonly #joins: boolean;

  /** @param joins hand on neighbouring deltas of a block, which nobody has had yet, as one */
  constructor(joins: boolean) {
    this.#joins = joins;
  }

  emit(event: ChatEvent): void {
    this.#events.push(event);
  }

  /** A piece of text, reasoning or refusal. */
  emitProse(type: ProseDelta['type'], block: number, text: string): void {
    const last = this.#joins ? this.#events.at(-1) : undefined;
    // Between two blocks stands the end of the first.
    if (last?.type === type) last.text += text;
    else this.#events.push({ type, block, text });
  }

  /** A piece of a tool call's arguments. Parallel calls come in turns: the pieces of a call join across those of the others. */
  emitArguments(block: number, text: string): void {
    const earlier = this.#joins ? this.#findArguments(block) : undefined;
    if (earlier !== undefined) earlier.arguments += text;
    else this.#events.push({ type: 'tool-call-delta', block, arguments: text });
  }

  openBlock(): number {
    return this.#nextBlock++;
  }

  /** The events since the last time; the caller owns the list, and nothing changes them any more. */
  take(): ChatEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** The piece of a call among the pieces of calls at the end of the list. There is one for each call at most. */
  #findArguments(block: number): ToolCallDelta | undefined {
    for (let position = this.#events.length - 1; position >= 0; position -= 1) {
      const event = this.#events[position];
      if (event?.type !== 'tool-call-delta') return undefined;
      if (event.block === block) return event;
    }
    return undefined;
  }
}
