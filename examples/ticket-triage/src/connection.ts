import { createEmulator } from '@openrouter-adapters/emulator';

/** What both frameworks take to reach OpenRouter, or the emulator in its place. */
export interface Connection {
  apiKey: string;
  fetch?: typeof globalThis.fetch;
}

/** OpenRouter when there is a key, else the emulator inside this process: it answers at once, and costs nothing. */
export function connect(): { connection: Connection; to: string } {
  const apiKey = process.env['OPENROUTER_API_KEY'];
  if (apiKey) return { connection: { apiKey }, to: 'OpenRouter (with OPENROUTER_API_KEY)' };
  const { fetch } = createEmulator();
  return {
    connection: { apiKey: 'sk-or-v1-emulator', fetch },
    to: 'the emulator in this process (a simulation; set OPENROUTER_API_KEY for real answers)',
  };
}
