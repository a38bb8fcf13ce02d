import type { ReasoningDetail } from '../../wire/reasoning-detail.ts';
import { comesInPieces, GrowingDetail, isBlank, readableReasoning } from './reasoning-details.ts';

/** The details of an answer, in order, and where a piece without words belongs, which comes long after its detail now and then. */
export class KnownDetails<Known extends { detail: GrowingDetail }> {
  readonly all: Known[] = [];
  /** By id and by index: all before the last one, which may still get some. */
  readonly #byName = new Map<string, Known[]>();

  add(known: Known): void {
    this.#name(this.all.at(-1));
    this.all.push(known);
  }

  /** Puts a piece without words into its detail: the last one, or an earlier one of its index or id. `undefined` where there is none. */
  extend(piece: ReasoningDetail): Known | undefined {
    const last = this.all.at(-1);
    if (last === undefined || !comesInPieces(piece)) return undefined;
    const known = last.detail.isContinuedBy(piece) ? last : this.#find(piece);
    known?.detail.append(piece);
    if (known !== last) this.#name(known);
    return known;
  }

  #find(piece: ReasoningDetail): Known | undefined {
    for (const name of namesOf(piece)) {
      const found = this.#byName.get(name);
      // What is signed is never continued any more.
      while (found?.at(-1)?.detail.isSigned === true) found.pop();
      const last = found?.at(-1);
      if (last?.detail.isContinuedBy(piece) === true) return last;
    }
    return undefined;
  }

  #name(known: Known | undefined): void {
    if (known === undefined) return;
    for (const name of namesOf(known.detail.names)) {
      const others = this.#byName.get(name);
      if (others === undefined) this.#byName.set(name, [known]);
      else if (others.at(-1) !== known) others.push(known);
    }
  }
}

/** The id says more: some upstreams give one index to all details. */
function namesOf({ type, id, index }: { type: string; id?: unknown; index?: unknown }): string[] {
  const names = [];
  if (!isBlank(id)) names.push(`${type} ${String(id)}`);
  if (!isBlank(index)) names.push(`${type} at ${String(index)}`);
  return names;
}

/**
 * Joins what a host kept of an answer's reasoning details into the list to be sent back: a piece without readable reasoning that
 * continues the detail before it (its late signature) is put into that detail; everything else stays as it is, in order.
 */
export function joinReasoningDetails(details: Iterable<ReasoningDetail>): ReasoningDetail[] {
  const joined = new KnownDetails<{ detail: GrowingDetail }>();
  for (const piece of details) {
    const isTaken = readableReasoning(piece) === '' && joined.extend(piece) !== undefined;
    if (!isTaken) joined.add({ detail: new GrowingDetail(piece) });
  }
  return joined.all.map(({ detail }) => detail.toDetail());
}
