export { OpenRouterDecisions } from './decisions/open-router-decisions.ts';
export type { OpenRouterDecisionsInput, OpenRouterDecisionsOutput } from './decisions/decisions-fields.ts';
export type { AnswerMetadata } from './client/answer-metadata.ts';
export type { CallConfig, ClientFields, ExtraFields } from './client/client-fields.ts';
export type { HeadersInput, HeadersObject } from './headers/headers-input.ts';
export type { MediaAnswer } from './media/media-output.ts';
