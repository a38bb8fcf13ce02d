import type { SharedV4Warning } from '@ai-sdk/provider';

import type { SentRecords } from './sent-records.ts';

/** What the translation of one prompt keeps in mind from message to message. */
export interface PromptNotes {
  warnings: SharedV4Warning[];
  /** Reasoning details and annotations that a message has carried already: upstreams refuse the same id twice. */
  sent: SentRecords;
}
