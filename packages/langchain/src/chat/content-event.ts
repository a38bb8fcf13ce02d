import type { ChatEvent, ErrorEvent, Finish, ResponseStart, WarningEvent } from '@openrouter-adapters/core';

/** What an answer consists of: every event but those about the answer itself. */
export type ContentEvent = Exclude<ChatEvent, ResponseStart | WarningEvent | ErrorEvent | Finish>;

/** Events that no translation writes down by themselves: other events, or `finish`, say the same. A new kind has to be thought of. */
export type SilentEvent = 'reasoning-start' | 'refusal-start' | 'file-annotation' | 'logprobs' | 'raw';
