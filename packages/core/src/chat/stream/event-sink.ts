import type { ChatEvent } from '../chat-event.ts';

/** Where the parts of the machine put their events, and where they get block numbers from. */
export class EventSink {
  #events: ChatEvent[] = [];
  #nextBlock = 0;

  emit(event: ChatEvent): void {
    this.#events.push(event);
  }

  openBlock(): number {
    return this.#nextBlock++;
  }

  /** The events since the last time; the caller owns the list. */
  take(): ChatEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}
