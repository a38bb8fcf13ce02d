import type { ReasoningDetail, ReasoningServerToolCall } from '../../wire/reasoning-detail.ts';
import type { Citation } from '../chat-event.ts';
import type { EventSink } from './event-sink.ts';
import { readServerTool } from './read-server-tool.ts';
import { findContinued, GrowingDetail, readableReasoning } from './reasoning-details.ts';

type OpenBlock =
  | { kind: 'text'; block: number; pieces: string[]; citations: Citation[] }
  | { kind: 'refusal'; block: number; pieces: string[] }
  | { kind: 'reasoning'; block: number; detail: GrowingDetail }
  | { kind: 'plain-reasoning'; block: number; pieces: string[] };

/** Text, refusal and reasoning: blocks of which one at most is open. */
export class Prose {
  readonly #sink: EventSink;
  readonly #details: { block: number; detail: GrowingDetail }[] = [];
  #open: OpenBlock | undefined;
  #lastTextBlock: number | undefined;
  /** Citations that came before their text. */
  #waiting: Citation[] = [];
  readonly #generationId: () => string | undefined;

  constructor(sink: EventSink, generationId: () => string | undefined) {
    this.#sink = sink;
    this.#generationId = generationId;
  }

  /** Every reasoning detail so far, whole and in order. */
  get reasoningDetails(): ReasoningDetail[] {
    return this.#details.map(({ detail }) => detail.toDetail());
  }

  get lastTextBlock(): number | undefined {
    return this.#lastTextBlock;
  }

  text(text: string): void {
    if (text === '') return;
    const open = this.#open?.kind === 'text' ? this.#open : this.#openText();
    open.pieces.push(text);
    this.#sink.emitProse('text-delta', open.block, text);
  }

  refusal(text: string): void {
    if (text === '') return;
    const open = this.#open?.kind === 'refusal' ? this.#open : this.#openRefusal();
    open.pieces.push(text);
    this.#sink.emitProse('refusal-delta', open.block, text);
  }

  /** Reasoning of an upstream that sends no details. */
  plainReasoning(text: string): void {
    if (text === '') return;
    const open = this.#open?.kind === 'plain-reasoning' ? this.#open : this.#openPlainReasoning();
    open.pieces.push(text);
    this.#sink.emitProse('reasoning-delta', open.block, text);
  }

  /** A reasoning detail or a piece of one. */
  reasoning(piece: ReasoningDetail): void {
    if (piece.type === 'reasoning.server_tool_call') return this.#serverTool(piece);
    const text = readableReasoning(piece);
    const last = this.#details.at(-1);
    const isOpen = this.#open?.kind === 'reasoning' && this.#open.detail === last?.detail;
    if (last !== undefined && isOpen && last.detail.isContinuedBy(piece)) {
      last.detail.append(piece);
      if (text !== '') this.#sink.emitProse('reasoning-delta', last.block, text);
      return;
    }
    const detail =
      text === ''
        ? findContinued(
            this.#details.map((known) => known.detail),
            piece,
          )
        : undefined;
    const late = this.#details.find((known) => known.detail === detail);
    if (late !== undefined) {
      late.detail.append(piece);
      this.#sink.emit({ type: 'reasoning-late', block: late.block, fragment: { ...piece } });
      return;
    }
    this.close();
    const open = { kind: 'reasoning' as const, block: this.#sink.openBlock(), detail: new GrowingDetail(piece) };
    this.#open = open;
    this.#details.push(open);
    this.#sink.emit({ type: 'reasoning-start', block: open.block, detailType: piece.type });
    if (text !== '') this.#sink.emitProse('reasoning-delta', open.block, text);
  }

  cite(citation: Citation): void {
    if (this.#open?.kind === 'text') this.#open.citations.push(citation);
    else this.#waiting.push(citation);
  }

  /** Ends the open block. */
  close(): void {
    const open = this.#open;
    this.#open = undefined;
    switch (open?.kind) {
      case undefined:
        return;
      case 'text':
        return this.#sink.emit({
          type: 'text-end',
          block: open.block,
          text: open.pieces.join(''),
          citations: open.citations,
        });
      case 'refusal':
        return this.#sink.emit({ type: 'refusal-end', block: open.block, text: open.pieces.join('') });
      case 'reasoning':
        return this.#sink.emit({
          type: 'reasoning-end',
          block: open.block,
          text: open.detail.text,
          detail: open.detail.toDetail(),
        });
      case 'plain-reasoning':
        return this.#sink.emit({
          type: 'reasoning-end',
          block: open.block,
          text: open.pieces.join(''),
          detail: undefined,
        });
    }
  }

  #openText(): Extract<OpenBlock, { kind: 'text' }> {
    this.close();
    const open = { kind: 'text' as const, block: this.#sink.openBlock(), pieces: [], citations: this.#waiting };
    this.#waiting = [];
    this.#open = open;
    this.#lastTextBlock = open.block;
    this.#sink.emit({ type: 'text-start', block: open.block });
    return open;
  }

  #openRefusal(): Extract<OpenBlock, { kind: 'refusal' }> {
    this.close();
    const open = { kind: 'refusal' as const, block: this.#sink.openBlock(), pieces: [] };
    this.#open = open;
    this.#sink.emit({ type: 'refusal-start', block: open.block });
    return open;
  }

  #openPlainReasoning(): Extract<OpenBlock, { kind: 'plain-reasoning' }> {
    this.close();
    const open = { kind: 'plain-reasoning' as const, block: this.#sink.openBlock(), pieces: [] };
    this.#open = open;
    this.#sink.emit({ type: 'reasoning-start', block: open.block, detailType: undefined });
    return open;
  }

  /** OpenRouter reports a tool that it ran as a reasoning detail of its own kind, always whole. */
  #serverTool(piece: ReasoningDetail): void {
    this.close();
    const block = this.#sink.openBlock();
    this.#details.push({ block, detail: new GrowingDetail(piece) });
    // The kind was checked by the caller; an open union cannot be narrowed by its name.
    const detail = { ...piece } as ReasoningServerToolCall;
    this.#sink.emit({
      type: 'server-tool',
      block,
      ...readServerTool(detail, `server_tool_${this.#generationId() ?? ''}_${block}`),
      detail,
    });
  }
}
