import { expect, it } from 'vitest';
import { answering, chunk, request, sse } from '../../../test/answers.ts';
import { joinReasoningDetails, streamChat } from '../../index.ts';
import type { ReasoningDetail } from '../../index.ts';

it('gives a host that keeps parts, and joins them, the same details to send back as finish has', async () => {
  const text = { type: 'reasoning.text', index: 0, text: 'Look it up.' };
  const ran = { type: 'reasoning.server_tool_call', index: 1, tool_name: 'web_search', tool_call_id: 'c1', result: {} };
  const late = { type: 'reasoning.text', index: 0, signature: 'signed' };
  const chunks = [
    chunk({ reasoning_details: [text] }),
    chunk({ content: 'It is ' }),
    chunk({ reasoning_details: [ran, late] }),
    chunk({ content: 'noon.' }, 'stop'),
  ];
  const parts: ReasoningDetail[] = [];
  let finished: ReasoningDetail[] = [];
  for await (const event of await streamChat(answering(sse(chunks)), request)) {
    if (event.type === 'reasoning-end' && event.detail !== undefined) parts.push(event.detail);
    if (event.type === 'reasoning-late') parts.push(event.fragment);
    if (event.type === 'server-tool') parts.push(event.detail);
    if (event.type === 'finish') finished = event.reasoningDetails;
  }
  expect(finished).toEqual([{ ...text, signature: 'signed' }, ran]);
  expect(joinReasoningDetails(parts)).toEqual(finished);
});

it('joins no details with words of their own, even where they share an index', () => {
  const details = ['A', 'B'].map((text) => ({ type: 'reasoning.text', text, index: 0 }));
  expect(joinReasoningDetails(details)).toEqual(details);
});
