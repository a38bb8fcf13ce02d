import { createOpenRouter, type OpenRouterProvider } from '@openrouter-adapters/ai-sdk-provider';
import { createEmulator } from '@openrouter-adapters/emulator';

/** OpenRouter when there is a key, else the emulator inside this process: it answers at once, and costs nothing. */
export function connect(): { openrouter: OpenRouterProvider; modelId: string } {
  const apiKey = process.env['OPENROUTER_API_KEY'];
  const modelId = process.env['OPENROUTER_MODEL'] ?? 'anthropic/claude-sonnet-4.5';
  if (apiKey) {
    console.log(`Model: ${modelId}, through OpenRouter (with OPENROUTER_API_KEY)\n`);
    return { openrouter: createOpenRouter({ apiKey }), modelId };
  }
  const { fetch } = createEmulator({ verifyReasoning: 'strict' });
  console.log(
    `Model: ${modelId}, through the emulator in this process (a simulation; set OPENROUTER_API_KEY for real answers)\n`,
  );
  return { openrouter: createOpenRouter({ apiKey: 'sk-or-v1-emulator', fetch }), modelId };
}
