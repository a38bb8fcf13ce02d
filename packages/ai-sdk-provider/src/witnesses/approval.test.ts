import { generateText, isStepCount, type ModelMessage } from 'ai';
import { describe, expect, it } from 'vitest';

import { connectEmulator, messagesOf, reasoners, weatherTool } from '../../test/connect-emulator.ts';

describe.each(reasoners)('a tool call of %s that waits for the user', (modelId) => {
  it.each([
    [true, 1, 'It is sunny in'],
    [false, 0, 'Not today.'],
  ])('goes on after the answer %s, with the reasoning of the first step', async (approved, runs, result) => {
    const { emulator, openrouter } = connectEmulator();
    const { execute, tools } = weatherTool();
    const call = {
      model: openrouter(modelId),
      reasoning: 'high' as const,
      tools,
      toolApproval: { weather: 'user-approval' as const },
      stopWhen: isStepCount(3),
    };
    const messages: ModelMessage[] = [{ role: 'user', content: 'What is the weather in Rome?' }];
    const asked = await generateText({ ...call, messages });
    const request = asked.content.find((part) => part.type === 'tool-approval-request');
    expect(request).toBeDefined();
    expect(execute).not.toHaveBeenCalled();

    messages.push(...asked.responseMessages, {
      role: 'tool',
      content: [
        { type: 'tool-approval-response', approvalId: request?.approvalId ?? '', approved, reason: 'Not today.' },
      ],
    });
    const answer = await generateText({ ...call, messages });
    expect(answer.text).not.toBe('');
    expect(answer.warnings ?? []).toEqual([]);
    expect(execute).toHaveBeenCalledTimes(runs);
    const sent = messagesOf(emulator.requests[1]?.body);
    expect(sent.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool']);
    expect(sent[1]?.reasoning_details?.length).toBeGreaterThan(0);
    expect(sent[2]?.content).toContain(result);
  });
});
