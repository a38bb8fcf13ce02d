import { ToolMessage } from '@langchain/core/messages';
import { BaseToolkit, StructuredTool, ToolInputParsingException } from '@langchain/core/tools';
import { createEmulator } from '@openrouter-adapters/emulator';
import { describe, expect, it, vi } from 'vitest';

import { agentToolNames, OpenRouterToolkit, Spending } from '../agent-tools.ts';
import type { Interrupt, OpenRouterToolkitInput } from '../agent-tools.ts';
import { OpenRouterConfigurationError, OpenRouterCostCallbackHandler } from '../index.ts';
import { OpenRouterVideos } from '../videos.ts';

const chat = { model: 'openai/gpt-4o-mini', messages: [{ role: 'user', content: 'Hi' }] };

function toolkitOn(input: OpenRouterToolkitInput = {}) {
  const emulator = createEmulator({ seed: 1 });
  const fields = { apiKey: 'sk-or-test', fetch: emulator.fetch };
  const toolkit = new OpenRouterToolkit({ ...fields, ...input });
  const toolOf = (name: string) => {
    const tool = toolkit.getTools().find((tool) => tool.name === name);
    if (tool === undefined) throw new Error(`No ${name}.`);
    return tool;
  };
  const call = (name: string, args: Record<string, unknown>) =>
    toolOf(name).invoke({ type: 'tool_call', id: 'call_1', name, args });
  const paths = () => emulator.requests.map(({ path }) => path);
  const ledger = () => emulator.ledger.reduce((sum, { amount }) => sum + Number(amount), 0);
  return { toolkit, toolOf, call, fields, paths, ledger };
}

describe('OpenRouterToolkit', () => {
  it('is a toolkit of structured tools, all 27 of them', () => {
    const { toolkit } = toolkitOn();
    expect(toolkit).toBeInstanceOf(BaseToolkit);
    expect(toolkit.getTools().map(({ name }) => name)).toEqual([...agentToolNames]);
    for (const tool of toolkit.getTools()) expect(tool).toBeInstanceOf(StructuredTool);
  });

  it('knows which tools cost money, for the human-in-the-loop middleware', () => {
    const include = ['openrouter_get_key', 'openrouter_create_image'] as const;
    const { toolkit } = toolkitOn({ include });
    expect(toolkit.paidToolNames).toEqual(['openrouter_create_image']);
    expect(toolkit.interruptOn).toEqual({
      openrouter_create_image: { allowedDecisions: ['approve', 'edit', 'reject'] },
    });
    expect(toolkitOn().toolkit.paidToolNames).toHaveLength(9);
  });

  it('refuses settings that are none', () => {
    expect(() => new OpenRouterToolkit({ limit: -1 })).toThrow(OpenRouterConfigurationError);
  });

  it.each<[string, unknown, string]>([
    ['limt', 1, 'There is no option limt. There are: include, exclude, limit, spending'],
    ['approve', true, 'There is no option approve.'],
    ['limit', '1', 'limit must be a number of US dollars, at least 0, not '],
    ['exclude', 'openrouter_get_key', 'exclude must be a list of names of tools.'],
    ['spending', { limit: 1 }, 'spending must be an account (Spending).'],
    ['interrupt', true, 'interrupt must be a function.'],
  ])('refuses the field %s with the value %j, and says what it must be', (setting, value, said) => {
    expect(() => new OpenRouterToolkit({ [setting]: value })).toThrow(
      expect.objectContaining({ setting, message: expect.stringContaining(said) }),
    );
  });

  it.each([[null], [['openrouter_get_key']]])('refuses %j in place of fields', (fields) => {
    // What a caller without types, or a settings file, may give.
    expect(() => new OpenRouterToolkit(fields as never)).toThrow(
      expect.objectContaining({ setting: 'options', kind: 'configuration', message: 'options must be an object.' }),
    );
  });

  it('takes the fields that an app keeps for all classes', () => {
    const reached = { apiKey: 'sk-or-test', timeout: 1_000, maxRetries: 2, siteName: 'App', callbacks: [] };
    expect(new OpenRouterToolkit(reached).getTools()).toHaveLength(27);
  });
});

describe('a tool of the toolkit', () => {
  it('gives fields to a caller, and a message with the whole result to a tool call', async () => {
    const { toolOf, call } = toolkitOn();
    const content: unknown = await toolOf('openrouter_get_model').invoke({ id: 'openai/gpt-5' });
    expect(JSON.parse(String(content))).toMatchObject({ id: 'openai/gpt-5', context_length: 400_000 });
    const message: unknown = await call('openrouter_get_model', { author: 'openai', slug: 'gpt-5' });
    expect(message).toMatchObject({
      status: 'success',
      tool_call_id: 'call_1',
      artifact: { isError: false, files: [] },
    });
  });

  it('keeps bytes in the artifact', async () => {
    const message: unknown = await toolkitOn().call('openrouter_create_image', {
      model: 'openai/gpt-image-1',
      prompt: 'A cat',
    });
    if (!(message instanceof ToolMessage)) throw new TypeError('No message.');
    expect(message.artifact.files[0].bytes.length).toBeGreaterThan(20);
    expect(JSON.stringify(message).length).toBeLessThan(2_000);
  });

  it('tells of a failure with the status error', async () => {
    const message: unknown = await toolkitOn().call('openrouter_get_model', { id: 'nobody/nothing' });
    expect(message).toMatchObject({ status: 'error', artifact: { isError: true } });
    expect(message).toHaveProperty('content', expect.stringContaining('openrouter_list_models'));
  });

  it.each([
    [{ limit: 0 }, '- limit:'],
    [{ sort: 'cheapest' }, '"pricing-low-to-high"'],
  ])('tells what is wrong with %j in its own words', async (args, said) => {
    const { call, paths } = toolkitOn();
    const error: unknown = await call('openrouter_list_models', args).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ToolInputParsingException);
    expect(error).toHaveProperty('message', expect.stringContaining('The input of openrouter_list_models is wrong'));
    expect(error).toHaveProperty('message', expect.stringContaining(said));
    expect(paths()).toEqual([]);
  });

  it('names the parameters that there are to one that is none', async () => {
    const message: unknown = await toolkitOn().call('openrouter_count_models', { kind: 'all' });
    expect(message).toHaveProperty('content', expect.stringContaining('There are: output_modalities'));
  });

  it('stops with the signal of its run', async () => {
    const reason = new Error('stopped');
    const signal = AbortSignal.abort(reason);
    await expect(toolkitOn().toolOf('openrouter_get_key').invoke({}, { signal })).rejects.toBe(reason);
  });

  it('tells callbacks what a call cost', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const spending = new Spending({ limit: 1 });
    const { toolOf } = toolkitOn({ spending });
    const callbacks = [handler];
    await toolOf('openrouter_create_chat_completion').invoke(chat, { callbacks });
    await toolOf('openrouter_get_model').invoke({ id: 'openai/gpt-5' }, { callbacks });
    expect(handler.runs).toHaveLength(1);
    expect(handler.totalCost).toBe(spending.spent);
    expect(handler.totalCost).toBeGreaterThan(0);
  });

  it.each([undefined, 5])('tells callbacks once what a video cost, with a limit of %s', async (limit) => {
    const handler = new OpenRouterCostCallbackHandler();
    const { toolOf, ledger } = toolkitOn({ limit });
    const callbacks = [handler];
    const video = { model: 'google/veo-3.1-fast', prompt: 'A cat', duration: 4 };
    const job = await toolOf('openrouter_create_video').invoke(video, { callbacks });
    expect(handler.runs).toEqual([]);
    const { id: jobId } = JSON.parse(String(job));
    for (let poll = 0; poll < 4; poll += 1) await toolOf('openrouter_get_video').invoke({ jobId }, { callbacks });
    expect(handler.runs).toMatchObject([{ jobId, generationId: expect.stringMatching(/^gen-/), failed: false }]);
    expect(handler.totalCost).toBe(0.4);
    expect(ledger()).toBe(0.4);
  });

  it('stops at a limit also where videos are paid for with a key of one’s own, and their jobs tell no price', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const emulator = createEmulator({ seed: 1, byok: true, video: { polls: 1 } });
    const { call, toolOf } = toolkitOn({ limit: 0.3, fetch: emulator.fetch });
    const video = { model: 'google/veo-3.1-fast', prompt: 'A cat', duration: 4 };
    const job: unknown = await toolOf('openrouter_create_video').invoke(video);
    const { id: jobId } = JSON.parse(String(job));
    await toolOf('openrouter_get_video').invoke({ jobId }, { callbacks: [handler] });
    expect(handler.runs).toMatchObject([{ jobId, cost: 0, totalCost: 0.4 }]);
    const refused: unknown = await call('openrouter_create_video', video);
    expect(refused).toMatchObject({ status: 'error', content: expect.stringContaining('$0.4 are spent') });
  });

  it('is counted with the model that waited for the same video once', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const { toolOf, fields } = toolkitOn();
    const callbacks = [handler];
    const model = new OpenRouterVideos({ ...fields, model: 'google/veo-3.1-fast', polling: { firstPollMs: 0 } });
    const { jobId, cost } = await model.invoke({ prompt: 'A cat', durationInSeconds: 4 }, { callbacks });
    await toolOf('openrouter_get_video').invoke({ jobId }, { callbacks });
    expect(handler.runs).toMatchObject([{ jobId, totalCost: cost }]);
  });

  it('tells callbacks of a paid call whose cost nobody knows, as the model itself does', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const { toolOf } = toolkitOn();
    const model = 'openai/gpt-4o-mini-tts-2025-12-15';
    await toolOf('openrouter_create_speech').invoke(
      { model, input: 'Hello', voice: 'alloy' },
      { callbacks: [handler] },
    );
    expect(handler.runs).toMatchObject([
      { model, generationId: expect.stringMatching(/^gen-/), cost: undefined, totalCost: undefined, failed: false },
    ]);
  });

  it('tells callbacks the model, the generation and the tokens of an answer', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    await toolkitOn()
      .toolOf('openrouter_create_chat_completion')
      .invoke(chat, { callbacks: [handler] });
    expect(handler.runs).toMatchObject([
      { model: chat.model, provider: expect.any(String), generationId: expect.stringMatching(/^gen-/) },
    ]);
    expect(handler.totalTokens).toBeGreaterThan(0);
  });

  it('counts what it spends', async () => {
    const spending = new Spending({ limit: 0.000_000_1 });
    const { call } = toolkitOn({ spending });
    await call('openrouter_create_chat_completion', chat);
    expect(spending.spent).toBeGreaterThan(0);
    const refused: unknown = await call('openrouter_create_chat_completion', chat);
    expect(refused).toMatchObject({ status: 'error', content: expect.stringContaining('spending limit') });
  });
});

describe('an interrupt', () => {
  it.each<[unknown, 'success' | 'error', string]>([
    [{ decisions: [{ type: 'approve' }] }, 'success', ''],
    [true, 'success', ''],
    [{ decisions: [{ type: 'reject', message: 'Too dear' }] }, 'error', 'was not approved: Too dear'],
    [false, 'error', 'was not approved.'],
    [{ decisions: [] }, 'error', 'was not approved.'],
    ['certainly', 'error', 'was not approved.'],
  ])('that is answered with %j', async (answer, status, said) => {
    const interrupt = vi.fn<Interrupt>(() => answer);
    const { call, paths } = toolkitOn({ interrupt });
    const message: unknown = await call('openrouter_create_chat_completion', chat);
    expect(message).toMatchObject({ status, content: expect.stringContaining(said) });
    expect(paths()).toEqual(status === 'success' ? ['/chat/completions'] : []);
    expect(interrupt).toHaveBeenCalledWith({
      actionRequests: [expect.objectContaining({ name: 'openrouter_create_chat_completion', args: chat })],
      reviewConfigs: [{ actionName: 'openrouter_create_chat_completion', allowedDecisions: ['approve', 'reject'] }],
    });
  });
});
