// What the entries of all kinds of media export besides their own.
export type { AnswerMetadata } from '../client/answer-metadata.ts';
export type { CallConfig, ClientFields, ExtraFields } from '../client/client-fields.ts';
export type { AnswerCost } from '../cost/answer-cost.ts';
export type { HeadersInput, HeadersObject } from '../headers/headers-input.ts';
export type { MediaBinding } from './media-binding.ts';
export type { MediaCall } from './media-call.ts';
export type { MediaFields } from './media-fields.ts';
export type { MediaKind } from './media-kind.ts';
export type { MediaAnswer, MediaFile } from './media-output.ts';
export type { MediaRunnable } from './media-runnable.ts';
export type { MediaTool, MediaToolFields } from './to-tool.ts';
