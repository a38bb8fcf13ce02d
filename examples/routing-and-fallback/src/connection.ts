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
  // Anthropic itself is rate limited; others that run its models are not.
  const { fetch } = createEmulator({ upstreams: { Anthropic: { status: 'rate-limited', retryAfter: 2 } } });
  return {
    connection: { apiKey: 'sk-or-v1-emulator', fetch },
    to: 'the emulator in this process, where Anthropic is rate limited (a simulation; set OPENROUTER_API_KEY for real answers)',
  };
}
