import { createEmulator } from '@openrouter-adapters/emulator';
import type { ChatOpenRouterInput } from '@openrouter-adapters/langchain';

/** OpenRouter when there is a key, else the emulator inside this process: it answers at once, and costs nothing. */
export function connect(): { connection: ChatOpenRouterInput; to: string } {
  const apiKey = process.env['OPENROUTER_API_KEY'];
  const model = process.env['OPENROUTER_MODEL'] ?? 'anthropic/claude-sonnet-4.5';
  if (apiKey) return { connection: { model, apiKey }, to: `${model}, through OpenRouter (with OPENROUTER_API_KEY)` };
  const { fetch } = createEmulator({ verifyReasoning: 'strict' });
  return {
    connection: { model, apiKey: 'sk-or-v1-emulator', fetch },
    to: `${model}, through the emulator in this process (a simulation; set OPENROUTER_API_KEY for real answers)`,
  };
}
