import type { ChatEvent } from './chat-events.ts';

/** Where the emulator's writer stops instead of writing. */
export type WrittenEvent = { readonly text: string } | { readonly stop: 'stall' | 'reset' | 'close' };

/** An event as server-sent-event text. `named`: the body's `type` stands in an `event:` line too. */
export function writeEvent(event: ChatEvent, named: boolean): WrittenEvent {
  switch (event.kind) {
    case 'comment':
      return { text: ': OPENROUTER PROCESSING\n\n' };
    case 'delta':
    case 'frame':
    case 'finish':
    case 'usage':
    case 'error':
      return { text: `${named ? `event: ${String(event.body.type)}\n` : ''}data: ${JSON.stringify(event.body)}\n\n` };
    case 'garbage':
      return { text: `data: ${event.line}\n\n` };
    case 'done':
      return { text: 'data: [DONE]\n\n' };
    case 'stall':
    case 'reset':
    case 'close':
      return { stop: event.kind };
  }
}
