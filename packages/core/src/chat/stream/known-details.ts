import type { ReasoningDetail } from '../../wire/reasoning-detail.ts';
import { comesInPieces, GrowingDetail, isBlank, readableReasoning } from './reasoning-details.ts';

/** In place of a name: whatever it is, or none. */
const any = '*';

/** The details of an answer, in order, and where a piece without words belongs, which comes long after its detail now and then. */
export class KnownDetails<Known extends { detail: GrowingDetail }> {
  readonly all: Known[] = [];
  /** By their names, as far as somebody looked for them: all before the last one, which may still get some. */
  #byNames: Map<string, Known[]> | undefined;
  #named = 0;

  /** Puts a piece without words into its detail: the last one, or an earlier one of its index or id. `undefined` where there is none. */
  extend(piece: ReasoningDetail): Known | undefined {
    const last = this.all.at(-1);
    if (last === undefined || !comesInPieces(piece)) return undefined;
    const known = last.detail.isContinuedBy(piece) ? last : this.#find(piece);
    known?.detail.append(piece);
    if (known !== undefined && known !== last) this.#name(known);
    return known;
  }

  #find(piece: ReasoningDetail): Known | undefined {
    for (const known of this.all.slice(this.#named, -1)) this.#name(known);
    this.#named = this.all.length - 1;
    const { id, index } = piece;
    const latest = (...names: unknown[]) => this.#latest([piece.type, ...names].join(), piece);
    if (isBlank(id)) return isBlank(index) ? undefined : latest(any, index);
    if (isBlank(index)) return latest(id, any);
    return latest(id, index) ?? latest(id, '') ?? latest('', index);
  }

  #name(known: Known): void {
    const { type, id, index } = known.detail.names;
    this.#byNames ??= new Map();
    for (const names of [
      [type, id, index],
      [type, id, any],
      [type, any, index],
    ]) {
      // What is not there is nothing in it.
      const key = names.join();
      const others = this.#byNames.get(key);
      if (others === undefined) this.#byNames.set(key, [known]);
      else if (others.at(-1) !== known) others.push(known);
    }
  }

  /** What is signed is never continued any more; what had no name may have got one, and two names may look alike. */
  #latest(key: string, piece: ReasoningDetail): Known | undefined {
    const found = this.#byNames?.get(key);
    while (found?.at(-1)?.detail.isSigned === true) found.pop();
    const last = found?.at(-1);
    return last?.detail.isContinuedBy(piece) === true ? last : undefined;
  }
}

/**
 * Joins what a host kept of an answer's reasoning details into the list to be sent back: a piece without readable reasoning that
 * continues the detail before it (its late signature) is put into that detail; everything else stays as it is, in order.
 */
export function joinReasoningDetails(details: Iterable<ReasoningDetail>): ReasoningDetail[] {
  const joined = new KnownDetails<{ detail: GrowingDetail }>();
  for (const piece of details) {
    const isTaken = readableReasoning(piece) === '' && joined.extend(piece) !== undefined;
    if (!isTaken) joined.all.push({ detail: new GrowingDetail(piece) });
  }
  return joined.all.map(({ detail }) => detail.toDetail());
}
