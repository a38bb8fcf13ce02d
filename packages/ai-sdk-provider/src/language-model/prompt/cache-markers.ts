import type { CacheControl, ContentPart } from '@openrouter-adapters/core';

import type { PromptNotes } from './prompt-notes.ts';

/** A piece of a message with the cache marker that the host put on it; the piece may have no part of its own. */
export interface MarkedPart {
  part: ContentPart | undefined;
  marker: CacheControl | undefined;
}

/**
 * The parts of a message with their cache markers, each on a text part, which alone can carry one: on the marked part, else on
 * the last text before it, else on the first one after it. A marker of the message goes on its last text.
 *
 * @see https://openrouter.ai/docs/features/prompt-caching
 */
export function placeMarkers(
  marked: readonly MarkedPart[],
  ofMessage: CacheControl | undefined,
  notes: PromptNotes,
): ContentPart[] {
  const parts: ContentPart[] = [];
  let isMarked = ofMessage !== undefined;
  for (const { part, marker } of marked) {
    if (part !== undefined) parts.push(part);
    isMarked ||= marker !== undefined;
  }
  if (!isMarked) return parts;
  const markers = new Map<ContentPart, CacheControl>();
  const place = (target: ContentPart | undefined, marker: CacheControl): void => {
    if (target !== undefined) markers.set(target, marker);
    else {
      const details = 'Only text can carry a cache marker, and the message has none.';
      notes.warnings.push({ type: 'unsupported', feature: 'cacheControl', details });
    }
  };
  if (ofMessage !== undefined) place(parts.findLast(isText), ofMessage);
  let before: ContentPart | undefined;
  for (const [position, { part, marker }] of marked.entries()) {
    if (part !== undefined && isText(part)) before = part;
    if (marker !== undefined) place(before ?? firstText(marked.slice(position)), marker);
  }
  return parts.map((part) => withMarker(part, markers.get(part)));
}

function withMarker(part: ContentPart, marker: CacheControl | undefined): ContentPart {
  return marker === undefined || part.type !== 'text' ? part : { ...part, cache_control: marker };
}

/** A single text without a marker travels as a string: every upstream takes that. */
export function toMessageContent(parts: ContentPart[]): string | ContentPart[] {
  const [first] = parts;
  const isPlain = parts.length === 1 && first?.type === 'text' && first.cache_control === undefined;
  return isPlain ? first.text : parts;
}

function firstText(marked: readonly MarkedPart[]): ContentPart | undefined {
  return marked.find(({ part }) => part !== undefined && isText(part))?.part;
}

function isText(part: ContentPart): boolean {
  return part.type === 'text';
}
