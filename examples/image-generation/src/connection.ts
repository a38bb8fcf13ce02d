import { createEmulator } from '@openrouter-adapters/emulator';

/** What reaches OpenRouter, or the emulator in its place. */
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

/** A model of the images API, and one that makes images in a chat. */
export const models = {
  image: process.env['OPENROUTER_IMAGE_MODEL'] ?? 'openai/gpt-image-1',
  chat: process.env['OPENROUTER_CHAT_IMAGE_MODEL'] ?? 'google/gemini-2.5-flash-image',
};
