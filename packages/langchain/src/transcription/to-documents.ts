import { Document } from '@langchain/core/documents';
import type { TranscriptionAnswer } from '@openrouter-adapters/core';

import { toAnswerMetadata } from '../client/answer-metadata.ts';
import type { AnswerMetadata } from '../client/answer-metadata.ts';

/** Where the text of a document was said. */
export interface TranscriptMetadata extends Record<string, unknown> {
  /** Path or name of the recording. */
  source: string;
  /** Position of the segment in its recording, from 0; absent in a document of the whole recording. */
  segment?: number;
  /** Seconds from the beginning of the recording. */
  startSecond?: number;
  endSecond?: number;
  /** Who speaks, with models that tell speakers apart. */
  speaker?: string;
  language?: string;
  /** Length of the recording. */
  durationInSeconds?: number;
  /** Times within a document of a whole recording. */
  segments?: { text: string; startSecond: number; endSecond: number; speaker?: string }[];
  /** Cost, generation id and more of the recording's transcript; in the first of its documents, so that adding up is right. */
  response_metadata?: AnswerMetadata;
}

/** How a recording becomes documents. */
export type DocumentUnit = 'segment' | 'recording';

/** One document for each segment, or one for the recording: also where there are no times. */
export function toDocuments(
  answer: TranscriptionAnswer,
  source: string,
  unit: DocumentUnit,
  warnings: readonly string[],
): Document<TranscriptMetadata>[] {
  const { text, segments, language, durationInSeconds } = answer;
  const response_metadata = toAnswerMetadata(answer, warnings);
  const common: TranscriptMetadata = {
    source,
    ...(language !== undefined && { language }),
    ...(durationInSeconds !== undefined && { durationInSeconds }),
  };
  if (unit === 'recording' || segments.length === 0) {
    const times = segments.length > 0 && { segments };
    return [new Document({ pageContent: text, metadata: { ...common, ...times, response_metadata } })];
  }
  return segments.map(({ text: said, ...times }, segment) => {
    const first = segment === 0 && { response_metadata };
    return new Document({ pageContent: said.trim(), metadata: { ...common, segment, ...times, ...first } });
  });
}
