import { generateText, isStepCount, ToolLoopAgent, type ModelMessage } from 'ai';
import { describe, expect, it } from 'vitest';

import {
  callsOfEveryTool,
  createToolEmulator,
  direct,
  readSilence,
  type LoopedCall,
} from '../../../core/test/agent-tool-loop.ts';
import { connectEmulator } from '../../test/connect-emulator.ts';
import { agentToolNames, createOpenRouter, Spending, type OpenRouterProvider } from '../index.ts';

const emulator = createToolEmulator();
const calls = await callsOfEveryTool(emulator);
const model = 'openai/gpt-4o-mini';

/** A provider whose model makes these calls, and what it and its tools do. */
function calling(...directed: LoopedCall[]) {
  const openrouter = createOpenRouter({ apiKey: 'sk-or-test', fetch: emulator.fetch });
  return { openrouter, watched: direct(emulator, ...directed) };
}

function callOf(name: LoopedCall['name']): LoopedCall {
  const call = calls.find((each) => each.name === name);
  if (call === undefined) throw new Error(`No call of ${name}.`);
  return call;
}

function toolsOf(openrouter: OpenRouterProvider) {
  return openrouter.agentTools({ readFile: readSilence, managementKey: 'sk-or-management-test' });
}

describe('every agent tool', () => {
  it('is called here', () => {
    expect(calls.map(({ name }) => name)).toEqual([...agentToolNames]);
  });

  it.each(calls)('$name runs in a loop, and the model is told its result', async (call) => {
    const { openrouter, watched } = calling(call);
    const { tools } = toolsOf(openrouter);
    const answer = await generateText({ model: openrouter(model), tools, stopWhen: isStepCount(3), prompt: 'Go on.' });
    expect(answer.steps).toHaveLength(2);
    expect(answer.text).toBe('I am done.');
    const [result] = answer.steps[0]?.toolResults ?? [];
    expect(result).toMatchObject({ toolName: call.name });
    expect(result?.output).toMatchObject({ isError: call.name === 'openrouter_create_coinbase_charge' });
    expect(watched.lines.length).toBeGreaterThan(0);
    expect(watched.results).toHaveLength(1);
    expect(watched.results[0]?.length).toBeLessThan(12_000);
    expect(JSON.stringify(result?.output).length).toBeLessThan(12_000);
  });

  it.each(calls)('$name tells the model what is wrong with an input, and nothing is sent', async ({ name }) => {
    const { openrouter, watched } = calling({ name, input: { no_such_parameter: true } });
    const { tools } = toolsOf(openrouter);
    await generateText({ model: openrouter(model), tools, stopWhen: isStepCount(2), prompt: 'Go on.' });
    expect(watched.results[0]).toContain(`The input of ${name} is wrong; nothing was sent.`);
    expect(watched.results[0]).toContain('no_such_parameter');
    expect(watched.lines).toEqual([]);
  });
});

describe('agentTools', () => {
  it('are found and called by a model that is asked, in a ToolLoopAgent', async () => {
    const { openrouter, emulator } = connectEmulator();
    const { tools } = openrouter.agentTools({ include: ['openrouter_get_key', 'openrouter_list_embedding_models'] });
    const agent = new ToolLoopAgent({ model: openrouter(model), tools });
    const { steps, text } = await agent.generate({ prompt: 'Which embedding models does openrouter list?' });
    expect(steps[0]?.toolCalls.map(({ toolName }) => toolName)).toContain('openrouter_list_embedding_models');
    expect(emulator.requests.map(({ path }) => path)).toContain('/embeddings/models');
    expect(text).not.toBe('');
  });

  it('tell a model how to correct a wrong input, and run when it has', async () => {
    const name = 'openrouter_list_models';
    const wrong = { name, input: { sort: 'cheapest', limit: 2 } } as const;
    const { openrouter, watched } = calling(wrong, { name, input: { ...wrong.input, sort: 'pricing-low-to-high' } });
    const { tools } = toolsOf(openrouter);
    const agent = new ToolLoopAgent({ model: openrouter(model), tools });
    const { steps } = await agent.generate({ prompt: 'Go on.' });
    const outputs = steps.flatMap((step) => step.toolResults.map(({ output }) => output));
    expect(outputs).toMatchObject([{ isError: true }, { isError: false }]);
    const [told, page] = watched.results;
    expect(told).toContain('The input of openrouter_list_models is wrong; nothing was sent.');
    expect(told).toContain('"pricing-low-to-high"');
    expect(JSON.parse(page ?? '')).toMatchObject({ entries: [{ id: expect.any(String) }, {}] });
    expect(watched.lines).toEqual(['GET /models']);
  });

  it.each([
    ['openrouter_create_image', 'store:image-1.png'],
    ['openrouter_create_speech', 'store:speech.mp3'],
    ['openrouter_get_video_content', 'store:video-1.mp4'],
  ] as const)('give what %s made to the app, and its reference to the model', async (name, reference) => {
    const { openrouter, watched } = calling(callOf(name));
    const saved: number[] = [];
    const { tools } = openrouter.agentTools({
      saveFile: ({ filename, size }) => {
        saved.push(size);
        return `store:${filename}`;
      },
    });
    const { steps } = await generateText({
      model: openrouter(model),
      tools,
      stopWhen: isStepCount(2),
      prompt: 'Go on.',
    });
    const [result] = steps[0]?.toolResults ?? [];
    if (result === undefined || result.dynamic === true) throw new Error('No result.');
    expect(saved).toEqual([result.output.files[0]?.bytes.length]);
    expect(saved[0]).toBeGreaterThan(20);
    expect(watched.results[0]).toContain(reference);
    expect(watched.results[0]?.length).toBeLessThan(1_000);
  });

  it.each([
    [true, ['POST /chat/completions']],
    [false, []],
  ])('wait for the user where a call costs money; approved: %s', async (approved, expected) => {
    const call = callOf('openrouter_create_chat_completion');
    const { openrouter, watched } = calling(call);
    const { tools, toolApproval } = toolsOf(openrouter);
    const settings = { model: openrouter(model), tools, toolApproval, stopWhen: isStepCount(2) };
    const messages: ModelMessage[] = [{ role: 'user', content: 'Go on.' }];
    const asked = await generateText({ ...settings, messages });
    const request = asked.content.find((part) => part.type === 'tool-approval-request');
    expect(request?.toolCall.toolName).toBe(call.name);
    expect(watched.lines).toEqual([]);
    messages.push(...asked.responseMessages, {
      role: 'tool',
      content: [{ type: 'tool-approval-response', approvalId: request?.approvalId ?? '', approved, reason: 'Decided' }],
    });
    const { text } = await generateText({ ...settings, messages });
    expect(text).toBe('I am done.');
    expect(watched.lines).toEqual(expected);
    expect(watched.results).toHaveLength(1);
  });

  it('say whose calls have to be approved', async () => {
    const { openrouter } = connectEmulator();
    const approvals = (options: Parameters<typeof openrouter.agentTools>[0]) =>
      Object.keys(openrouter.agentTools(options).toolApproval);
    expect(approvals({})).toHaveLength(9);
    expect(approvals({ approve: false })).toEqual([]);
    expect(approvals({ approve: ['openrouter_get_key'] })).toEqual(['openrouter_get_key']);
    const { toolApproval } = openrouter.agentTools({ approve: ({ input }) => input['n'] === 2 });
    const approve = toolApproval.openrouter_create_image;
    if (typeof approve !== 'function') throw new TypeError('Approval is no function.');
    expect(await approve({ n: 2 })).toBe('user-approval');
    expect(await approve({ n: 1 })).toBeUndefined();
  });

  it('count what they spend, and refuse a call beyond the limit so that the model knows', async () => {
    const call = callOf('openrouter_create_chat_completion');
    const { openrouter, watched } = calling(call, call);
    const spending = new Spending({ limit: 0.000_000_1 });
    const { tools } = openrouter.agentTools({ spending });
    await generateText({ model: openrouter(model), tools, stopWhen: isStepCount(4), prompt: 'Go on.' });
    expect(spending.spent).toBeGreaterThan(0);
    expect(watched.lines).toEqual(['POST /chat/completions']);
    expect(watched.results[1]).toContain('spending limit');
  });

  it.each([
    [['openrouter_create_vidoe'], 'There is no tool openrouter_create_vidoe.'],
    ['openrouter_create_video', 'a list of names'],
  ])('refuse to let calls go unapproved because of a wrong approve: %j', (approve, said) => {
    const { openrouter } = connectEmulator();
    // What a caller without types, or a settings file, may give.
    const wrong = approve as ['openrouter_create_video'];
    expect(() => openrouter.agentTools({ approve: wrong })).toThrow(
      expect.objectContaining({ argument: 'approve', message: expect.stringContaining(said) }),
    );
  });

  it('refuse settings that are none', () => {
    const { openrouter } = connectEmulator();
    expect(() => openrouter.agentTools({ limit: -1 })).toThrow(expect.objectContaining({ argument: 'limit' }));
  });

  it.each([[null], [['openrouter_get_key']]])('refuse %j in place of options', (options) => {
    const refusal = { name: 'AI_InvalidArgumentError', argument: 'options', message: 'options must be an object.' };
    // What a caller without types, or a settings file, may give.
    expect(() => connectEmulator().openrouter.agentTools(options as never)).toThrow(expect.objectContaining(refusal));
  });

  it.each<[string, unknown, string]>([
    ['limt', 1, 'There is no option limt. There are: include, exclude, limit, spending'],
    ['client', {}, 'There is no option client.'],
    ['limit', '1', 'limit must be a number of US dollars, at least 0, not '],
    ['include', 'openrouter_get_key', 'include must be a list of names of tools.'],
    ['spending', { limit: 1 }, 'spending must be an account (Spending).'],
    ['readFile', '/tmp', 'readFile must be a function.'],
    ['approve', [undefined], 'There is no tool undefined.'],
  ])('refuse the option %s with the value %j at once, and say what it must be', (argument, value, said) => {
    const { openrouter } = connectEmulator();
    const refusal = { name: 'AI_InvalidArgumentError', argument, message: expect.stringContaining(said) };
    expect(() => openrouter.agentTools({ [argument]: value })).toThrow(expect.objectContaining(refusal));
  });
});
