import { createEmulator } from '@openrouter-adapters/emulator';
import { decide } from './stand-in.ts';

/** What both frameworks take to reach OpenRouter, or the emulator in its place. */
export interface Connection {
  apiKey: string;
  fetch?: typeof globalThis.fetch;
}

export const model = process.env['OPENROUTER_MODEL'] ?? 'anthropic/claude-sonnet-4.5';

/** OpenRouter when there is a key, else the emulator inside this process: it answers at once, and costs nothing. */
export function connect(): { connection: Connection; to: string } {
  const apiKey = process.env['OPENROUTER_API_KEY'];
  if (apiKey) return { connection: { apiKey }, to: `${model}, through OpenRouter (with OPENROUTER_API_KEY)` };
  const emulator = createEmulator();
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    const isChat = url.endsWith('/chat/completions');
    if (isChat && typeof init?.body === 'string') emulator.script([decide(JSON.parse(init.body))]);
    return emulator.fetch(input, init);
  };
  return {
    connection: { apiKey: 'sk-or-v1-emulator', fetch },
    to: `${model}, through the emulator in this process (a simulation; set OPENROUTER_API_KEY for real answers)`,
  };
}
