import { nonEmptyString } from '../../json.ts';
import type { WireAnnotation, WireURLCitationAnnotation } from '../../wire/annotation.ts';
import { isFileAnnotation, isURLCitation } from '../../wire/guards.ts';
import type { Citation } from '../chat-event.ts';
import type { EventSink } from './event-sink.ts';
import type { Prose } from './prose.ts';
import { readCitation } from './read-citation.ts';

/** Citations and parsed files. Upstreams repeat them from chunk to chunk: each is reported once. */
export class Annotations {
  readonly #sink: EventSink;
  readonly #prose: Prose;
  readonly #seen = new Set<string>();
  readonly #all: WireAnnotation[] = [];
  #citations = 0;

  constructor(sink: EventSink, prose: Prose) {
    this.#sink = sink;
    this.#prose = prose;
  }

  /** Read when the answer has ended. */
  get all(): WireAnnotation[] {
    return this.#all;
  }

  push(annotation: WireAnnotation): void {
    const key = identityOf(annotation);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#all.push(annotation);
    if (isFileAnnotation(annotation)) this.#sink.emit({ type: 'file-annotation', annotation });
    else if (isURLCitation(annotation)) this.#cite(annotation);
    else
      this.#sink.emit({ type: 'warning', message: `An annotation of the unknown type “${annotation.type}” was kept.` });
  }

  #cite(annotation: WireURLCitationAnnotation): void {
    const citation: Citation = { ...readCitation(annotation), annotation };
    this.#prose.cite(citation);
    this.#sink.emit({ type: 'citation', block: this.#prose.lastTextBlock, number: this.#citations++, citation });
  }
}

function identityOf(annotation: WireAnnotation): string {
  const hash = isFileAnnotation(annotation) ? nonEmptyString(annotation.file.hash) : undefined;
  return hash === undefined ? JSON.stringify(annotation) : `file ${hash}`;
}
