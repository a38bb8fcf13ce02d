import type { ChatEvent, ReasoningDetail, WireFileAnnotation } from '@openrouter-adapters/core';

/** What the translation of one answer keeps in mind from event to event. */
export interface AnswerNotes {
  /** Generation id: makes the ids of sources unique across answers. */
  id: string;
  /** Numbers of the citations of each text block, in order. */
  citations: Map<number, number[]>;
  /** Pieces of reasoning details whose block had ended; the next text carries them. */
  lateDetails: ReasoningDetail[];
  /** Parsed files; the next text carries them. */
  annotations: WireFileAnnotation[];
  /** Parsed files that are sources already, by hash. */
  documents: Set<string>;
  /** Blocks of audio whose transcript has begun. */
  transcripts: Set<number>;
  warnings: string[];
  /** Ids of the tool calls, by block. */
  callIds: Map<number, string>;
  /** `audio.format` of the request. */
  audioFormat: string | undefined;
  /** Type on the wire → the caller's name of a tool that OpenRouter runs. */
  serverTools: ReadonlyMap<string, string>;
}

/** Notes for an answer that has not begun. */
export function createAnswerNotes({ audioFormat, serverTools }: RequestNotes): AnswerNotes {
  return {
    id: 'answer',
    citations: new Map(),
    lateDetails: [],
    annotations: [],
    documents: new Set(),
    transcripts: new Set(),
    warnings: [],
    callIds: new Map(),
    audioFormat,
    serverTools,
  };
}

/** What the answer's translation has to know of the request. */
export type RequestNotes = Pick<AnswerNotes, 'audioFormat' | 'serverTools'>;

/** Keeps in mind what later parts need. Called once for each event, before its translation. */
export function takeNote(event: ChatEvent, notes: AnswerNotes): void {
  if (event.type === 'response-start') notes.id = event.id ?? notes.id;
  else if (event.type === 'reasoning-late') notes.lateDetails.push(event.fragment);
  else if (event.type === 'file-annotation') notes.annotations.push(event.annotation);
  else if (event.type === 'warning') notes.warnings.push(event.message);
  else if (event.type === 'tool-call-start') notes.callIds.set(event.block, event.id);
  else if (event.type === 'citation' && event.block !== undefined) {
    const numbers = notes.citations.get(event.block);
    if (numbers === undefined) notes.citations.set(event.block, [event.number]);
    else numbers.push(event.number);
  }
}

/** Metadata that rides on a part to reach the history. */
export interface Riders {
  reasoning_details?: ReasoningDetail[];
  annotations?: WireFileAnnotation[];
}

/** Takes what waits for a part to ride on. */
export function takeRiders(notes: AnswerNotes): Riders {
  const details = notes.lateDetails.splice(0);
  const annotations = notes.annotations.splice(0);
  return {
    ...(details.length > 0 && { reasoning_details: details }),
    ...(annotations.length > 0 && { annotations }),
  };
}
