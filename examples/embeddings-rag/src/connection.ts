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

/** The models of the three steps. */
export const models = {
  embedding: process.env['OPENROUTER_EMBEDDING_MODEL'] ?? 'openai/text-embedding-3-small',
  rerank: process.env['OPENROUTER_RERANK_MODEL'] ?? 'cohere/rerank-v3.5',
  chat: process.env['OPENROUTER_MODEL'] ?? 'openai/gpt-4.1-mini',
};
