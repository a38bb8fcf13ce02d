import type { ChatEvent, Citation, ReasoningDetail, WireFileAnnotation } from '@openrouter-adapters/core';

/** What the translation of one answer keeps in mind from event to event. Maps and sets are made when they are needed. */
export interface AnswerNotes {
  /** Generation id: makes the ids of sources unique across answers. */
  id: string;
  /** The answer began without its id or its model. */
  beganUnnamed: boolean;
  /** Numbers of the citations; a text names those that belong to it, wherever they came. */
  citations: Map<Citation, number> | undefined;
  /** Pieces of reasoning details whose block had ended; the next part that has a place in the history carries them. */
  lateDetails: ReasoningDetail[];
  /** Parsed files; the next text carries them. */
  annotations: WireFileAnnotation[];
  /** Parsed files that are sources already, by hash. */
  documents: Set<string> | undefined;
  /** Blocks of audio whose transcript has begun. */
  transcripts: Set<number> | undefined;
  warnings: string[];
  /** The model refused. */
  refused: boolean;
  /** The answer failed: its tool calls are nothing to act on. */
  failed: boolean;
  /** Ids of the tool calls, by block. */
  callIds: Map<number, string> | undefined;
  /** `audio.format` of the request. */
  audioFormat: string | undefined;
  /** Type on the wire → the caller's name of a tool that OpenRouter runs. */
  serverTools: ReadonlyMap<string, string> | undefined;
}

/** Notes for an answer that has not begun. */
export function createAnswerNotes({ audioFormat, serverTools }: RequestNotes): AnswerNotes {
  return {
    id: 'answer',
    beganUnnamed: false,
    citations: undefined,
    lateDetails: [],
    annotations: [],
    documents: undefined,
    transcripts: undefined,
    warnings: [],
    refused: false,
    failed: false,
    callIds: undefined,
    audioFormat,
    serverTools,
  };
}

/** What the answer's translation has to know of the request. */
export type RequestNotes = Pick<AnswerNotes, 'audioFormat' | 'serverTools'>;

/** Keeps in mind what later parts need. Called once for each event, before its translation. */
export function takeNote(event: ChatEvent, notes: AnswerNotes): void {
  if (event.type === 'response-start') {
    notes.id = event.id ?? notes.id;
    notes.beganUnnamed = (event.id && event.model) === undefined;
  } else if (event.type === 'reasoning-late') notes.lateDetails.push(event.fragment);
  else if (event.type === 'file-annotation') notes.annotations.push(event.annotation);
  else if (event.type === 'warning') notes.warnings.push(event.message);
  else if (event.type === 'tool-call-start') (notes.callIds ??= new Map()).set(event.block, event.id);
  else if (event.type === 'citation') (notes.citations ??= new Map()).set(event.citation, event.number);
  else if (event.type === 'refusal-start') notes.refused = true;
  else if (event.type === 'error') notes.failed = true;
}

/** Metadata that rides on a part to reach the history. */
export interface Riders {
  reasoning_details?: ReasoningDetail[];
  annotations?: WireFileAnnotation[];
}

/**
 * The details of a part that has some of its own, behind the late pieces that wait: on the way back the list is in order, and each
 * piece stands behind the detail that it belongs to.
 */
export function takeDetails(detail: ReasoningDetail, notes: AnswerNotes): ReasoningDetail[] {
  return [...notes.lateDetails.splice(0), detail];
}

/** Takes what waits for a part to ride on, if anything does. */
export function takeRiders(notes: AnswerNotes): Riders | undefined {
  const { lateDetails, annotations } = notes;
  if (lateDetails.length === 0 && annotations.length === 0) return undefined;
  const riders: Riders = {};
  if (lateDetails.length > 0) riders.reasoning_details = lateDetails.splice(0);
  if (annotations.length > 0) riders.annotations = annotations.splice(0);
  return riders;
}
