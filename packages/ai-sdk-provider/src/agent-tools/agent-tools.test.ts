import { createEmulator } from '@openrouter-adapters/emulator';
import { generateText, isStepCount, ToolLoopAgent, type ModelMessage } from 'ai';
import { describe, expect, it } from 'vitest';

import { callingOnce, callsOfEveryTool, readSilence, type LoopedCall } from '../../../core/test/agent-tool-loop.ts';
import { connectEmulator } from '../../test/connect-emulator.ts';
import { agentToolNames, createOpenRouter, Spending, type OpenRouterProvider } from '../index.ts';

const upstream = createEmulator({ seed: 1 });
const calls = await callsOfEveryTool((url, init) => upstream.fetch(url, init));
const model = 'openai/gpt-4o-mini';

/** A provider whose model makes this call. */
function calling(call: LoopedCall) {
  const { fetch, ...seen } = callingOnce((url, init) => upstream.fetch(url, init), call);
  return { ...seen, openrouter: createOpenRouter({ apiKey: 'sk-or-test', fetch }) };
}

function toolsOf(openrouter: OpenRouterProvider) {
  return openrouter.agentTools({ readFile: readSilence, managementKey: 'sk-or-management-test' });
}

describe('every agent tool', () => {
  it('is called here', () => {
    expect(calls.map(({ name }) => name)).toEqual([...agentToolNames]);
  });

  it.each(calls)('$name runs in a loop, and the model is told its result', async (call) => {
    const { openrouter, lines, results } = calling(call);
    const { tools } = toolsOf(openrouter);
    const answer = await generateText({ model: openrouter(model), tools, stopWhen: isStepCount(3), prompt: 'Go on.' });
    expect(answer.steps).toHaveLength(2);
    expect(answer.text).not.toBe('');
    const [result] = answer.steps[0]?.toolResults ?? [];
    expect(result).toMatchObject({ toolName: call.name });
    expect(result?.output).toMatchObject({ isError: call.name === 'openrouter_create_coinbase_charge' });
    expect(lines.length).toBeGreaterThan(0);
    expect(results).toHaveLength(1);
    expect(results[0]?.length).toBeLessThan(10_000);
    expect(JSON.stringify(result?.output).length).toBeLessThan(10_000);
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

  it('tell a model how to correct a wrong input, as the result of its call', async () => {
    const { openrouter, results, lines } = calling({ name: 'openrouter_list_models', input: { sort: 'cheapest' } });
    const { tools } = toolsOf(openrouter);
    await generateText({ model: openrouter(model), tools, stopWhen: isStepCount(2), prompt: 'Go on.' });
    expect(results[0]).toContain('The input of openrouter_list_models is wrong; nothing was sent.');
    expect(results[0]).toContain('"pricing-low-to-high"');
    expect(lines).toEqual([]);
  });

  it('give files to the app, and their names to the model', async () => {
    const call = calls.find(({ name }) => name === 'openrouter_create_image');
    if (call === undefined) throw new Error('No call that makes an image.');
    const { openrouter, results } = calling(call);
    const { tools } = openrouter.agentTools({ saveFile: ({ filename }) => `store:${filename}` });
    const { steps } = await generateText({
      model: openrouter(model),
      tools,
      stopWhen: isStepCount(2),
      prompt: 'Go on.',
    });
    const [result] = steps[0]?.toolResults ?? [];
    if (result === undefined || result.dynamic === true) throw new Error('No result.');
    expect(result.output.files[0]?.bytes.length).toBeGreaterThan(20);
    expect(results[0]).toContain('store:image-1.png');
  });

  it('wait for the user where a call costs money, and go on when it is approved', async () => {
    const call = calls[0];
    if (call === undefined) throw new Error('No call.');
    const { openrouter, lines } = calling(call);
    const { tools, toolApproval } = toolsOf(openrouter);
    const settings = { model: openrouter(model), tools, toolApproval, stopWhen: isStepCount(2) };
    const messages: ModelMessage[] = [{ role: 'user', content: 'Go on.' }];
    const asked = await generateText({ ...settings, messages });
    const request = asked.content.find((part) => part.type === 'tool-approval-request');
    expect(request?.toolCall.toolName).toBe(call.name);
    expect(lines).toEqual([]);
    messages.push(...asked.responseMessages, {
      role: 'tool',
      content: [{ type: 'tool-approval-response', approvalId: request?.approvalId ?? '', approved: true }],
    });
    await generateText({ ...settings, messages });
    expect(lines).toEqual(['POST /chat/completions']);
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

  it('count what they spend', async () => {
    const call = calls[0];
    if (call === undefined) throw new Error('No call.');
    const { openrouter } = calling(call);
    const spending = new Spending({ limit: 1 });
    const { tools } = openrouter.agentTools({ spending });
    await generateText({ model: openrouter(model), tools, stopWhen: isStepCount(2), prompt: 'Go on.' });
    expect(spending.spent).toBeGreaterThan(0);
  });

  it('refuse settings that are none', () => {
    const { openrouter } = connectEmulator();
    expect(() => openrouter.agentTools({ limit: -1 })).toThrow(expect.objectContaining({ argument: 'limit' }));
  });
});
