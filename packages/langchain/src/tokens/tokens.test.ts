import { AIMessage, HumanMessage, SystemMessage, trimMessages } from '@langchain/core/messages';
import { describe, expect, it } from 'vitest';

import { modelOn, play, whole } from '../../test/upstream.ts';

const upstream = play(whole({}));
const model = modelOn(upstream);

describe('getNumTokens', () => {
  it.each([
    ['', 0],
    ['a', 1],
    // 9, 17 and 10 tokens for GPT-4o's tokenizer.
    ['The quick brown fox jumps over the lazy dog', 11],
    ['Counting tokens without a tokenizer gives an estimate that is good enough to trim a chat.', 23],
    ['空はなぜ青いのですか', 10],
  ])('estimates %j as %i', async (text, tokens) => {
    expect(await model.getNumTokens(text)).toBe(tokens);
  });

  it('counts every block of a content', async () => {
    const text = { type: 'text', text: 'abcdefgh' };
    expect(await model.getNumTokens([text])).toBe(2);
    expect(await model.getNumTokens([text, text])).toBe(4);
    const image = { type: 'image', url: 'https://x.example/a.png' };
    expect(await model.getNumTokens([text, image])).toBeGreaterThan(500);
  });

  it('counts messages with their calls of tools, each and together', async () => {
    const call = { type: 'tool_call' as const, id: 'c1', name: 'weather', args: { city: 'Oslo' } };
    const messages = [
      new HumanMessage('abcdefgh'),
      new AIMessage({ content: 'abcdefgh', tool_calls: [call] }),
      new AIMessage({ content: [{ type: 'text', text: 'abcdefgh' }, call], tool_calls: [call] }),
      new AIMessage({ content: [] }),
    ];
    const { totalCount, countPerMessage } = await model.getNumTokensFromMessages(messages);
    const [plain = 0, calling = 0, standard, empty] = countPerMessage;
    expect([plain, empty]).toEqual([2, 0]);
    expect(calling).toBeGreaterThan(8);
    expect(standard).toBe(calling);
    expect(totalCount).toBe(2 + 2 * calling);
    expect(upstream.requests).toHaveLength(0);
  });

  it('lets trimMessages count, without a request', async () => {
    const messages = [
      new SystemMessage('Be brief.'),
      new HumanMessage('First question. '.repeat(40)),
      new AIMessage('First answer. '.repeat(40)),
      new HumanMessage('Second question.'),
    ];
    const trimmed = await trimMessages(messages, {
      maxTokens: 50,
      tokenCounter: model,
      strategy: 'last',
      includeSystem: true,
      startOn: 'human',
    });
    expect(trimmed.map(({ content }) => content)).toEqual(['Be brief.', 'Second question.']);
    expect(upstream.requests).toHaveLength(0);
  });
});
