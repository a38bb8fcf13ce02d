import type { ReasoningDetail } from './reasoning-detail.ts';

/** Remembers which reasoning came with which tool calls. */
export interface IssuedReasoning {
  /** No details: the calls were made without reasoning that the caller could see, so nothing can come back. */
  remember(toolCallIds: readonly string[], reasoning: Issued): void;
  /** What came with a call; undefined for a call that this emulator did not make. */
  find(toolCallId: string): Issued | undefined;
}

/** Reasoning and the upstream that sealed it: no other can read it. */
export interface Issued {
  readonly details: readonly ReasoningDetail[];
  /** Slug of the provider. */
  readonly upstream: string;
}

// Old calls are forgotten, so that an emulator that serves for weeks does not grow without end.
const MOST_CALLS = 20_000;

/** An empty memory. */
export function createIssuedReasoning(): IssuedReasoning {
  const issued = new Map<string, Issued>();
  return {
    remember(toolCallIds, { details, upstream }) {
      for (const id of toolCallIds) {
        issued.set(id, { details: structuredClone(details), upstream });
        const oldest = issued.size > MOST_CALLS ? issued.keys().next().value : undefined;
        if (oldest !== undefined) issued.delete(oldest);
      }
    },
    find: (toolCallId) => issued.get(toolCallId),
  };
}
