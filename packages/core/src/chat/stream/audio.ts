import { finiteNumber, nonEmptyString } from '../../json.ts';
import type { WireAudioDelta } from '../../wire/chat-response.ts';
import type { EventSink } from './event-sink.ts';

/** Audio output: one block that stays open until the answer ends. */
export class Audio {
  readonly #sink: EventSink;
  #block: number | undefined;
  #id: string | undefined;
  #expiresAt: number | undefined;
  readonly #data: string[] = [];
  readonly #transcript: string[] = [];

  constructor(sink: EventSink) {
    this.#sink = sink;
  }

  push(delta: WireAudioDelta, beforeOpen: () => void): void {
    const id = nonEmptyString(delta.id);
    const data = nonEmptyString(delta.data) ?? '';
    const transcript = nonEmptyString(delta.transcript) ?? '';
    this.#expiresAt = finiteNumber(delta.expires_at) ?? this.#expiresAt;
    this.#id ??= id;
    if (data === '' && transcript === '') return;
    if (this.#block === undefined) {
      beforeOpen();
      this.#block = this.#sink.openBlock();
      this.#sink.emit({ type: 'audio-start', block: this.#block, id: this.#id });
    }
    if (data !== '') this.#data.push(data);
    if (transcript !== '') this.#transcript.push(transcript);
    this.#sink.emit({ type: 'audio-delta', block: this.#block, data, transcript });
  }

  end(): void {
    if (this.#block === undefined) return;
    this.#sink.emit({
      type: 'audio-end',
      block: this.#block,
      id: this.#id,
      data: this.#data,
      transcript: this.#transcript.join(''),
      expiresAt: this.#expiresAt,
    });
  }
}
