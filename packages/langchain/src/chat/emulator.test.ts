import { HumanMessage, ToolMessage } from '@langchain/core/messages';
import type { AIMessage, BaseMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { createEmulator } from '@openrouter-adapters/emulator';
import type { Emulator } from '@openrouter-adapters/emulator';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { checked } from '../../test/checked-requests.ts';
import { mergeChunks } from '../../test/merge-chunks.ts';
import { ChatOpenRouter, OpenRouterError } from '../index.ts';
import type { ChatOpenRouterInput } from '../index.ts';
import { readUsageMetadata } from './to-usage-metadata.ts';

const weather = tool(async ({ city }) => `Sunny in ${city}`, {
  name: 'weather',
  description: 'Tells the weather of a city',
  schema: z.object({ city: z.string() }),
});

function modelOn(emulator: Emulator, fields: ChatOpenRouterInput): ChatOpenRouter {
  return new ChatOpenRouter({ apiKey: 'sk-or-v1-test', fetch: checked(emulator.fetch), maxRetries: 0, ...fields });
}

const thinking = { reasoning: { effort: 'low' } } as const;
const families = [
  'anthropic/claude-sonnet-4.5',
  'google/gemini-2.5-pro',
  'openai/gpt-5',
  'deepseek/deepseek-chat-v3.1',
];

describe.each(families)('%s on the emulator', (model) => {
  it('answers with reasoning, tokens and cost, whole and streamed', async () => {
    const emulator = createEmulator({ seed: 1, verifyReasoning: 'strict' });
    const invoked = await modelOn(emulator, { model, ...thinking }).invoke('Why is the sky blue?');
    const streamed = await mergeChunks(await modelOn(emulator, { model, ...thinking }).stream('Why is the sky blue?'));
    for (const message of [invoked, streamed]) {
      expect(message.text).not.toBe('');
      expect(message.additional_kwargs['reasoning_details']).not.toHaveLength(0);
      expect(readUsageMetadata(message)?.output_token_details?.reasoning).toBeGreaterThan(0);
      expect(message.response_metadata['cost']).toBeGreaterThan(0);
      expect(message.response_metadata['id']).toMatch(/^gen-/);
      expect(message.id).toBe(message.response_metadata['id']);
    }
  });

  // The emulator refuses a history whose signed reasoning does not come back unchanged.
  it.each(['invoke', 'stream'])('accepts the tool loop that follows (%s)', async (way) => {
    const emulator = createEmulator({ seed: 1, verifyReasoning: 'strict' });
    const bound = modelOn(emulator, { model, ...thinking }).bindTools([weather]);
    const ask = async (messages: BaseMessage[]): Promise<AIMessage> =>
      way === 'invoke' ? bound.invoke(messages) : mergeChunks(await bound.stream(messages));
    const question = new HumanMessage('How is the weather in Oslo?');
    const first = await ask([question]);
    const results = (first.tool_calls ?? []).map(
      ({ id = '', args }) => new ToolMessage({ content: JSON.stringify(args), tool_call_id: id }),
    );
    expect(results).not.toHaveLength(0);
    expect((await ask([question, first, ...results])).text).not.toBe('');
    expect(emulator.requests).toHaveLength(2);
  });
});

describe('faults of the emulator', () => {
  it.each([
    [{ kind: 'cut', after: { toolArgumentDeltas: 1 } }, 'interrupted', 'interrupted'],
    [{ kind: 'stream-error', afterDeltas: 2 }, 'upstream', 'upstream'],
    [{ kind: 'choice-error', afterDeltas: 2 }, 'upstream', 'upstream'],
    [{ kind: 'error-without-choices' }, 'upstream', 'upstream'],
    [{ kind: 'no-choices' }, 'invalid-response', 'invalid-response'],
    [{ kind: 'html', status: 200 }, 'invalid-response', 'invalid-response'],
    [{ kind: 'dropped-connection' }, 'connection', 'connection'],
    [{ kind: 'garbage', afterDeltas: 1 }, 'invalid-response', 'invalid-response'],
  ] as const)('%j gives an error, whole and streamed', async (fault, whole, streamed) => {
    const model = modelOn(createEmulator({ seed: 1, faults: fault }), { model: 'openai/gpt-4o' });
    const bound = model.bindTools([weather], { tool_choice: 'any' });
    expect(await kindOf(bound.invoke('Oslo?'))).toBe(whole);
    expect(await kindOf(bound.stream('Oslo?').then(mergeChunks))).toBe(streamed);
  });
});

async function kindOf(failing: Promise<unknown>): Promise<string> {
  const error = await failing.catch((caught: unknown) => caught);
  if (!OpenRouterError.isInstance(error)) throw new Error(`Not an OpenRouterError: ${String(error)}`);
  return error.kind;
}
