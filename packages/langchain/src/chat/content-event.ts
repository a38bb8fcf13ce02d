import type { ChatEvent, ErrorEvent, Finish, ResponseStart, WarningEvent } from '@openrouter-adapters/core';

/** What an answer consists of: every event but those about the answer itself. */
export type ContentEvent = Exclude<ChatEvent, ResponseStart | WarningEvent | ErrorEvent | Finish>;
