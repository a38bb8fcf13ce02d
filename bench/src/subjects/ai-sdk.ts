import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import { createOpenRouter as createOfficial } from '@openrouter/ai-sdk-provider';
import { jsonSchema, streamText, tool, type ToolSet } from 'ai';

const settings = { apiKey: 'sk-or-v1-bench' };

/** This project's model, and the official one. */
export const aiSDKModels = toModels(settings);

/** The same, which ask this server. */
export function aiSDKModelsAt(baseURL: string): typeof aiSDKModels {
  return toModels({ ...settings, baseURL });
}

function toModels(own: { apiKey: string; baseURL?: string }) {
  return {
    aiSDK: createOpenRouter(own)('maker/model'),
    a: createOfficial(own)('maker/model') as LanguageModelV4,
  };
}

const call: LanguageModelV4CallOptions = {
  prompt: [{ role: 'user', content: [{ type: 'text', text: 'Write' }] }],
  tools: [{ type: 'function', name: 'write', inputSchema: { type: 'object' } }],
};

/** Reads a stream at the level of the provider. */
export async function readStream(model: LanguageModelV4): Promise<void> {
  const { stream } = await model.doStream(call);
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (next.value.type === 'error') throw next.value.error;
  }
}

const tools: ToolSet = { write: tool({ inputSchema: jsonSchema<{ text: string }>({ type: 'object' }) }) };

/** Reads a stream through the framework. */
export async function readStreamText(model: LanguageModelV4): Promise<void> {
  const { fullStream } = streamText({ model, tools, prompt: 'Write', maxRetries: 0, onError: () => undefined });
  for await (const part of fullStream) if (part.type === 'error') throw part.error;
}

/** Asks for a whole answer at the level of the provider. */
export async function generate(model: LanguageModelV4, prompt = call.prompt): Promise<void> {
  const { content } = await model.doGenerate({ prompt });
  if (content.length === 0) throw new Error('The answer is empty.');
}
