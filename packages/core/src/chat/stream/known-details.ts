import type { ReasoningDetail } from '../../wire/reasoning-detail.ts';
import { comesInPieces, GrowingDetail, isBlank, readableReasoning } from './reasoning-details.ts';
import type { Names } from './reasoning-details.ts';

/** The details of an answer, in order, and where a piece without words belongs, which comes long after its detail now and then. */
export class KnownDetails<Known extends { detail: GrowingDetail }> {
  readonly all: Known[] = [];
  /** By their names, as far as somebody looked for them: all before the last one, which may still get some. */
  #byNames: Map<string, Known[]> | undefined;
  #named = 0;

  /** Puts a piece without words into its detail: the last one, or an earlier one of its index or id. `undefined` where there is none. */
  extend(piece: ReasoningDetail): Known | undefined {
    if (!comesInPieces(piece)) return undefined;
    const last = this.all.at(-1);
    const known = last?.detail.isContinuedBy(piece) === true ? last : this.#find(piece);
    known?.detail.append(piece);
    if (known !== undefined && known !== last) this.#name(known);
    return known;
  }

  #find(piece: ReasoningDetail): Known | undefined {
    const { type, id, index } = piece;
    for (; this.#named < this.all.length - 1; this.#named += 1) {
      const known = this.all[this.#named];
      if (known !== undefined) this.#name(known);
    }
    const latest = (names: Omit<Names, 'type'>) => this.#latest({ type, ...names }, piece);
    if (isBlank(id)) return isBlank(index) ? undefined : latest({ id: any, index });
    if (isBlank(index)) return latest({ id, index: any });
    return latest({ id, index }) ?? latest({ id, index: '' }) ?? latest({ id: '', index });
  }

  #name(known: Known): void {
    const { type, id, index } = known.detail.names;
    this.#byNames ??= new Map();
    for (const names of [
      { type, id, index },
      { type, id, index: any },
      { type, id: any, index },
    ]) {
      const key = keyOf(names);
      const others = this.#byNames.get(key);
      if (others === undefined) this.#byNames.set(key, [known]);
      else if (others.at(-1) !== known) others.push(known);
    }
  }

  /** What is signed is never continued any more; what had no name may have got one. */
  #latest(names: Names, piece: ReasoningDetail): Known | undefined {
    const found = this.#byNames?.get(keyOf(names));
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

/** Whatever the name is, and none, too. */
const any = Symbol('any');

function keyOf(names: Names): string {
  const parts = [names.type, names.id, names.index];
  return JSON.stringify(parts.map((name) => (name === any ? [] : isBlank(name) ? '' : name)));
}
