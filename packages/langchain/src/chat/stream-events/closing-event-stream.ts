import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import { ChatModelStream } from '@langchain/core/language_models/stream';
import type { AIMessage } from '@langchain/core/messages';

import { followSignal } from '../follow-signal.ts';

/** Part of a stream of events: its text, its reasoning, its tool calls or its usage. */
type PartStream<Value> = AsyncIterable<Value> & { readonly full?: AsyncIterable<unknown> };

/**
 * The events of an answer, as LangChain's `ChatModelStream`, which reads an answer to its end whether anybody listens or not. This one
 * counts who listens (loops over the events or a part of them, and awaits): when one leaves its loop and no other is there or comes at
 * once, the connection is closed.
 */
export class ClosingEventStream extends ChatModelStream {
  readonly #closing: AbortController;
  #listeners = 0;
  #isLeft = false;

  /**
   * @param start asks for the events, given the signal that it must obey
   * @param signal aborts too
   */
  constructor(start: (signal: AbortSignal) => AsyncGenerator<ChatModelStreamEvent>, signal: AbortSignal | undefined) {
    const closing = new AbortController();
    super(followSignal(signal, closing, start));
    this.#closing = closing;
  }

  override [Symbol.asyncIterator](): AsyncIterator<ChatModelStreamEvent> {
    return this.#listen(super[Symbol.asyncIterator]());
  }

  override get text(): ChatModelStream['text'] {
    return this.#listenTo(super.text);
  }

  override get toolCalls(): ChatModelStream['toolCalls'] {
    return this.#listenTo(super.toolCalls);
  }

  override get reasoning(): ChatModelStream['reasoning'] {
    return this.#listenTo(super.reasoning);
  }

  override get usage(): ChatModelStream['usage'] {
    return this.#listenTo(super.usage);
  }

  override get output(): PromiseLike<AIMessage> {
    const output = super.output;
    this.#listeners += 1;
    const end = (): void => this.#end();
    output.then(end, end);
    return output;
  }

  override then<Done = AIMessage, Failed = never>(
    onfulfilled?: ((value: AIMessage) => Done | PromiseLike<Done>) | null,
    onrejected?: ((reason: unknown) => Failed | PromiseLike<Failed>) | null,
  ): PromiseLike<Done | Failed> {
    return this.output.then(onfulfilled, onrejected);
  }

  /** The same part, whose loops are counted; awaiting a part is a loop too. */
  #listenTo<Part extends PartStream<unknown>>(part: Part): Part {
    const iterate = part[Symbol.asyncIterator].bind(part);
    const { full } = part;
    Object.defineProperty(part, Symbol.asyncIterator, { value: () => this.#listen(iterate()) });
    if (full !== undefined) {
      const value = { [Symbol.asyncIterator]: () => this.#listen(full[Symbol.asyncIterator]()) };
      Object.defineProperty(part, 'full', { value });
    }
    return part;
  }

  #listen<Value>(source: AsyncIterator<Value>): AsyncIterableIterator<Value> {
    this.#listeners += 1;
    let isOpen = true;
    const end = (): void => {
      if (isOpen) this.#end();
      isOpen = false;
    };
    return {
      async next() {
        try {
          const result = await source.next();
          if (result.done === true) end();
          return result;
        } catch (error) {
          end();
          throw error;
        }
      },
      return: async (value) => {
        this.#isLeft = true;
        end();
        return (await source.return?.(value)) ?? { done: true, value };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  #end(): void {
    this.#listeners -= 1;
    // A loop over another part, or an await, may follow as the next statement.
    if (this.#isLeft && this.#listeners === 0) setTimeout(() => this.#closeUnlessHeard(), 0);
  }

  #closeUnlessHeard(): void {
    if (this.#listeners > 0) return;
    const reason = 'The loop over these events was left.';
    this.#closing.abort(new DOMException(reason, 'AbortError'));
  }
}
