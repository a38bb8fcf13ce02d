import { createOpenRouterClient } from '@openrouter-adapters/core';
import type { OpenRouterClient } from '@openrouter-adapters/core';
import { createEmulator } from '@openrouter-adapters/emulator';

/** An account, and the answers that are to be told of one by one. */
export interface Account {
  client: OpenRouterClient;
  generationIds: string[];
  to: string;
}

const day = 24 * 60 * 60 * 1_000;

/** The account of the key when there is one, else one in the emulator inside this process. */
export async function connect(generationIds: string[]): Promise<Account> {
  if (process.env['OPENROUTER_API_KEY']) {
    return { client: createOpenRouterClient(), generationIds, to: 'OpenRouter (with OPENROUTER_API_KEY)' };
  }
  // Activity tells of days that are over: what was asked has been asked yesterday.
  let now = Date.now() - day;
  const { fetch } = createEmulator({ clock: () => now, credits: 10 });
  const keys = { apiKey: 'sk-or-v1-emulator', managementKey: 'sk-or-management-emulator' };
  const client = createOpenRouterClient({ ...keys, fetch });
  const asked = await askSomething(client);
  now += day;
  return {
    client,
    generationIds: [...asked, ...generationIds],
    to: 'the emulator in this process (a simulation; set OPENROUTER_API_KEY for your account)',
  };
}

/** Asks models some things, and gives the ids of the answers. */
async function askSomething(client: OpenRouterClient): Promise<string[]> {
  const questions = [
    ['anthropic/claude-sonnet-4.5', 'Why is the sky blue?'],
    ['anthropic/claude-sonnet-4.5', 'And why is it red in the evening?'],
    ['openai/gpt-5-mini', 'Translate “sky” into ten languages.'],
  ] as const;
  const ids: unknown[] = [];
  for (const [model, content] of questions) {
    ids.push((await client.chat.send({ model, messages: [{ role: 'user', content }] })).id);
  }
  const input = ['The sky is blue.', 'The evening sky is red.'];
  ids.push((await client.embeddings.create({ model: 'openai/text-embedding-3-small', input })).id);
  return ids.filter((id) => typeof id === 'string');
}
