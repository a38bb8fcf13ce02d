import type { ChatEvent } from './chat-events.ts';

/** Where the emulator's writer stops instead of writing. */
export type WrittenEvent = { readonly text: string } | { readonly stop: 'stall' | 'reset' };

/** An event as server-sent-event text. */
export function writeEvent(event: ChatEvent): WrittenEvent {
  switch (event.kind) {
    case 'comment':
      return { text: ': OPENROUTER PROCESSING\n\n' };
    case 'delta':
    case 'frame':
    case 'finish':
    case 'usage':
    case 'error':
      return { text: `data: ${JSON.stringify(event.body)}\n\n` };
    case 'garbage':
      return { text: `data: ${event.line}\n\n` };
    case 'done':
      return { text: 'data: [DONE]\n\n' };
    case 'stall':
    case 'reset':
      return { stop: event.kind };
  }
}
