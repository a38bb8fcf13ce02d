import { createEmulator, type Emulator, type EmulatorOptions } from '@openrouter-adapters/emulator';
import { tool } from 'ai';
import { vi } from 'vitest';
import { z } from 'zod/v4';

import { createOpenRouter, type OpenRouterProvider } from '../src/index.ts';
import { checked } from './checked-fetch.ts';

/** A provider that talks to an emulator of its own. */
export function connectEmulator(options: EmulatorOptions = {}): { emulator: Emulator; openrouter: OpenRouterProvider } {
  const emulator = createEmulator({ seed: 1, verifyReasoning: 'strict', ...options });
  return { emulator, openrouter: createOpenRouter({ apiKey: 'sk-or-test', fetch: checked(emulator.fetch) }) };
}

/** A tool that the emulator calls when it is asked for the weather. */
export function weatherTool() {
  const execute = vi.fn<(input: { city: string }) => string>(({ city }) => `It is sunny in ${city}.`);
  return {
    execute,
    tools: { weather: tool({ description: 'Weather', inputSchema: z.object({ city: z.string() }), execute }) },
  };
}

/** Families that sign their reasoning, each in its own way; the emulator refuses a loop that does not send it back unchanged. */
export const reasoners = ['anthropic/claude-sonnet-4.5', 'google/gemini-2.5-pro', 'openai/gpt-5'];

/** A message as it was sent, as far as tests look into it. */
export interface SentMessage {
  role: string;
  content: unknown;
  reasoning_details?: unknown[];
}

/** The messages in the body of a request. */
export function messagesOf(body: unknown): SentMessage[] {
  // What was sent is known to the tests only.
  return (body as { messages: SentMessage[] } | undefined)?.messages ?? [];
}
