import { HumanMessage, type AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import type { ChatGenerationChunk } from '@langchain/core/outputs';
import { ChatOpenRouter as ChatOfficial } from '@langchain/openrouter';
import { ChatOpenRouter } from '@openrouter-adapters/langchain';

const settings = { model: 'maker/model', apiKey: 'sk-or-v1-bench', maxRetries: 0 };

/** This project's model, and the official one. */
export const langChainModels = toModels(settings);

/** The same, which ask this server. */
export function langChainModelsAt(baseURL: string): typeof langChainModels {
  return toModels({ ...settings, baseURL });
}

function toModels(own: typeof settings & { baseURL?: string }) {
  return { langChain: new ChatOpenRouter(own), b: new ChatOfficial(own) };
}

type Model = ChatOpenRouter | ChatOfficial;

const messages: BaseMessage[] = [new HumanMessage('Write')];

/** Reads a stream at the level of the provider. */
export async function readChunks(model: Model): Promise<void> {
  let last: ChatGenerationChunk | undefined;
  for await (const chunk of model._streamResponseChunks(messages, {})) last = chunk;
  if (last === undefined) throw new Error('The stream is empty.');
}

/** Reads a stream through the framework. */
export async function readModelStream(model: Model): Promise<void> {
  let last: AIMessageChunk | undefined;
  for await (const chunk of await model.stream(messages)) last = chunk;
  if (last === undefined) throw new Error('The stream is empty.');
}

/** Asks for a whole answer at the level of the provider. */
export async function generateOnce(model: Model, prompt = messages): Promise<void> {
  const { generations } = await model._generate(prompt, {});
  if (generations.length === 0) throw new Error('The answer is empty.');
}
