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

  /** The same, told by an index or an id of its own: enough to belong to a detail that others have followed. */
  isNamedBy(piece: ReasoningDetail): boolean {
    const isNamed =
      (!isBlank(piece.index) && this.#value('index') === piece.index) ||
      (!isBlank(piece.id) && this.#value('id') === piece.id);
    return isNamed && this.isContinuedBy(piece);
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

/**
 * Joins what a host kept of an answer's reasoning details into the list to be sent back: a piece without readable reasoning that
 * continues the detail before it (its late signature) is put into that detail; everything else stays as it is, in order.
 */
export function joinReasoningDetails(details: Iterable<ReasoningDetail>): ReasoningDetail[] {
  const joined: { detail: GrowingDetail }[] = [];
  for (const piece of details) {
    const whole = readableReasoning(piece) === '' ? findContinued(joined, piece) : undefined;
    if (whole !== undefined) whole.detail.append(piece);
    else joined.push({ detail: new GrowingDetail(piece) });
  }
  return joined.map(({ detail }) => detail.toDetail());
}

/** The detail that a piece without words belongs to: the last one, or an earlier one of its index or id. */
export function findContinued<Known extends { detail: GrowingDetail }>(
  details: readonly Known[],
  piece: ReasoningDetail,
): Known | undefined {
  const last = details.at(-1);
  return last?.detail.isContinuedBy(piece) === true ? last : details.findLast(({ detail }) => detail.isNamedBy(piece));
}

function agree(first: unknown, second: unknown): boolean {
  return isBlank(first) || isBlank(second) || first === second;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
