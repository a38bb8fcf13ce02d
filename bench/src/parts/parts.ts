import type { Part } from '../measurement.ts';
import { callsPart } from './calls.ts';
import { embeddingsPart } from './embeddings.ts';
import { firstPartPart } from './first-part.ts';
import { loopbackPart } from './loopback.ts';
import { manyStreamsPart } from './many-streams.ts';
import { sizesPart } from './sizes.ts';
import { streamReasoningPart } from './stream-reasoning.ts';
import { streamTextPart } from './stream-text.ts';
import { streamToolsPart } from './stream-tools.ts';

/** Everything that is measured, in the order of the table. */
export const parts: readonly Part[] = [
  streamTextPart,
  streamReasoningPart,
  streamToolsPart,
  callsPart,
  embeddingsPart,
  firstPartPart,
  loopbackPart,
  sizesPart,
  manyStreamsPart,
];
