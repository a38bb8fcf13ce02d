import type { ReasoningDetail, ReasoningServerToolCall } from '../../wire/reasoning-detail.ts';
import type { Citation } from '../chat-event.ts';
import type { EventSink } from './event-sink.ts';
import { readServerTool } from './read-server-tool.ts';
import { KnownDetails } from './known-details.ts';
import { GrowingDetail, readableReasoning } from './reasoning-details.ts';

/** A block of words; only text has citations. */
interface Words {
  kind: 'text' | 'refusal' | 'plain-reasoning';
  block: number;
  pieces: string[];
  citations: Citation[];
}

type OpenBlock = Words | { kind: 'reasoning'; block: number; detail: GrowingDetail };

/** Text, refusal and reasoning: blocks of which one at most is open. */
export class Prose {
  readonly #sink: EventSink;
  #details: KnownDetails<{ block: number; detail: GrowingDetail }> | undefined;
  #open: OpenBlock | undefined;
  lastTextBlock: number | undefined;
  /** Citations that came before their text. */
  #waiting: Citation[] = [];
  readonly #generationId: () => string | undefined;

  constructor(sink: EventSink, generationId: () => string | undefined) {
    this.#sink = sink;
    this.#generationId = generationId;
  }

  /** Every reasoning detail so far, whole and in order. */
  get reasoningDetails(): ReasoningDetail[] {
    return this.#details?.all.map(({ detail }) => detail.toDetail()) ?? [];
  }

  text(text: string): void {
    this.#append('text', 'text-delta', text);
  }

  refusal(text: string): void {
    this.#append('refusal', 'refusal-delta', text);
  }

  /** Reasoning of an upstream that sends no details. */
  plainReasoning(text: string): void {
    this.#append('plain-reasoning', 'reasoning-delta', text);
  }

  /** A reasoning detail or a piece of one. */
  reasoning(piece: ReasoningDetail): void {
    if (piece.type === 'reasoning.server_tool_call') return this.#serverTool(piece);
    const text = readableReasoning(piece);
    const current = this.#open;
    if (current?.kind === 'reasoning' && current.detail.isContinuedBy(piece)) {
      current.detail.append(piece);
      if (text !== '') this.#sink.emitProse('reasoning-delta', current.block, text);
      return;
    }
    const late = text === '' ? this.#details?.extend(piece) : undefined;
    if (late !== undefined) {
      this.#sink.emit({ type: 'reasoning-late', block: late.block, fragment: { ...piece } });
      return;
    }
    this.close();
    const open = { kind: 'reasoning' as const, block: this.#sink.openBlock(), detail: new GrowingDetail(piece) };
    this.#open = open;
    (this.#details ??= new KnownDetails()).add(open);
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
      case 'reasoning': {
        const detail = open.detail.toDetail();
        return this.#endReasoning(open.block, readableReasoning(detail), detail);
      }
      case 'plain-reasoning':
        return this.#endReasoning(open.block, open.pieces.join(''), undefined);
      case 'text': {
        const { block, pieces, citations } = open;
        return this.#sink.emit({ type: 'text-end', block, text: pieces.join(''), citations });
      }
      case 'refusal':
        return this.#sink.emit({ type: 'refusal-end', block: open.block, text: open.pieces.join('') });
    }
  }

  #endReasoning(block: number, text: string, detail: ReasoningDetail | undefined): void {
    this.#sink.emit({ type: 'reasoning-end', block, text, detail });
  }

  #append(kind: Words['kind'], type: 'text-delta' | 'refusal-delta' | 'reasoning-delta', text: string): void {
    if (text === '') return;
    const open = this.#open?.kind === kind ? this.#open : this.#openWords(kind);
    open.pieces.push(text);
    this.#sink.emitProse(type, open.block, text);
  }

  #openWords(kind: Words['kind']): Words {
    this.close();
    const block = this.#sink.openBlock();
    const open: Words = { kind, block, pieces: [], citations: [] };
    this.#open = open;
    if (kind === 'text') {
      open.citations = this.#waiting;
      this.#waiting = [];
      this.lastTextBlock = block;
      this.#sink.emit({ type: 'text-start', block });
    } else if (kind === 'refusal') this.#sink.emit({ type: 'refusal-start', block });
    else this.#sink.emit({ type: 'reasoning-start', block, detailType: undefined });
    return open;
  }

  /** OpenRouter reports a tool that it ran as a reasoning detail of its own kind, always whole. */
  #serverTool(piece: ReasoningDetail): void {
    this.close();
    const block = this.#sink.openBlock();
    const growing = new GrowingDetail(piece);
    (this.#details ??= new KnownDetails()).add({ block, detail: growing });
    // The kind was checked by the caller; an open union cannot be narrowed by its name.
    const detail = growing.toDetail() as ReasoningServerToolCall;
    this.#sink.emit({
      type: 'server-tool',
      block,
      ...readServerTool(detail, `server_tool_${this.#generationId() ?? ''}_${block}`),
      detail,
    });
  }
}
