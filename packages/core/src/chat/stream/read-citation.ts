import { finiteNumber, isObject, nonEmptyString } from '../../json.ts';
import type { Citation } from '../chat-event.ts';

/**
 * What an annotation of the type `url_citation` says: of an answer that comes, or of one that was kept.
 *
 * @see https://openrouter.ai/docs/features/web-search
 */
export function readCitation(annotation: Readonly<Record<string, unknown>>): Omit<Citation, 'annotation'> {
  // Nested on chat completions, flat on responses.
  const { url_citation: nested } = annotation;
  const wire = isObject(nested) ? nested : annotation;
  return {
    url: nonEmptyString(wire['url']) ?? '',
    title: nonEmptyString(wire['title']),
    content: nonEmptyString(wire['content']),
    startIndex: finiteNumber(wire['start_index']),
    endIndex: finiteNumber(wire['end_index']),
  };
}
