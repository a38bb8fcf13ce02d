import { nonEmptyString } from '../../json.ts';
import type { ReasoningDetail } from '../../wire/reasoning-detail.ts';

/** The field that holds the readable reasoning of a kind; other kinds have none and never come in pieces. */
const readableField: ReadonlyMap<string, string> = new Map([
  ['reasoning.text', 'text'],
  ['reasoning.summary', 'summary'],
]);

/** The readable reasoning of a detail or of a piece of one. */
export function readableReasoning(detail: ReasoningDetail): string {
  const field = readableField.get(detail.type);
  return field === undefined ? '' : (nonEmptyString(detail[field]) ?? '');
}

/** Does this kind come in pieces? Others come whole. */
export function comesInPieces({ type }: ReasoningDetail): boolean {
  return readableField.has(type);
}

/** One reasoning detail that may still grow. Pieces are collected and joined once. */
export class GrowingDetail {
  readonly #first: ReasoningDetail;
  readonly #field: string | undefined;
  readonly #pieces: string[] = [];
  readonly #later: Record<string, unknown> = {};
  #signed: boolean;
  /** Made once for each time that it has grown: the end of its block and the end of the answer tell the same object. */
  #whole: ReasoningDetail | undefined;

  constructor(first: ReasoningDetail) {
    this.#first = first;
    this.#field = readableField.get(first.type);
    this.#pieces.push(readableReasoning(first));
    this.#signed = nonEmptyString(first['signature']) !== undefined;
  }

  /**
   * Is this piece the continuation? Type and id agree, the index does not differ, and no signature has closed the detail:
   * Anthropic numbers its blocks, OpenAI repeats 0, many leave out id or index.
   */
  isContinuedBy(piece: ReasoningDetail): boolean {
    return (
      this.#field !== undefined &&
      piece.type === this.#first.type &&
      !this.#signed &&
      agree(this.#value('id'), piece.id) &&
      agree(this.#value('index'), piece.index)
    );
  }

  /** A signature has closed it. */
  get isSigned(): boolean {
    return this.#signed;
  }

  /** By what later pieces may name it. */
  get names(): { type: string; id: unknown; index: unknown } {
    return { type: this.#first.type, id: this.#value('id'), index: this.#value('index') };
  }

  append(piece: ReasoningDetail): void {
    this.#whole = undefined;
    const text = readableReasoning(piece);
    if (text !== '') this.#pieces.push(text);
    for (const key in piece) {
      if (key === this.#field || key === 'type' || isBlank(piece[key])) continue;
      // The first value stands, but a null or empty one (`signature: ''`) is only a place that is kept free.
      if (isBlank(this.#value(key))) this.#later[key] = piece[key];
    }
    this.#signed ||= nonEmptyString(piece['signature']) !== undefined;
  }

  /** The detail as it is now; a copy that nothing changes later. */
  toDetail(): ReasoningDetail {
    if (this.#whole !== undefined) return this.#whole;
    const detail: ReasoningDetail = { ...this.#first, ...this.#later };
    // A detail that came in one piece keeps its text exactly as it came, null included.
    if (this.#field !== undefined && this.#pieces.length > 1) detail[this.#field] = this.#pieces.join('');
    return (this.#whole = detail);
  }

  #value(key: string): unknown {
    return this.#later[key] ?? this.#first[key];
  }
}

function agree(first: unknown, second: unknown): boolean {
  return isBlank(first) || isBlank(second) || first === second;
}

/** A place that is kept free. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
