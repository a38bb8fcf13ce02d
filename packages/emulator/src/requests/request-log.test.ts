import { describe, expect, test } from 'vitest';

import { createEmulator } from '../create-emulator.ts';
import { KEY, post } from '../testing/ask.ts';
import { PARIS, WEATHER_TOOL } from '../testing/example-tools.ts';
import type { RequestMatch } from './request-match.ts';

async function callTwice() {
  const emulator = createEmulator();
  await post(emulator, { model: 'openai/gpt-4o', messages: PARIS, tools: [WEATHER_TOOL], provider: { zdr: true } });
  await emulator.fetch('https://openrouter.ai/api/v1/models?q=claude', {
    headers: { authorization: `Bearer ${KEY}`, 'http-referer': 'https://example.com' },
  });
  return emulator;
}

describe('the log of requests', () => {
  test.each<[RequestMatch, number[]]>([
    [{}, [0, 1]],
    [{ method: 'get' }, [1]],
    [{ path: '/chat/completions' }, [0]],
    [{ path: /^\/mod/ }, [1]],
    [{ model: 'openai/gpt-4o' }, [0]],
    [{ model: /claude/ }, []],
    [{ stream: false }, [0, 1]],
    [{ stream: true }, []],
    [{ lastMessage: 'Paris' }, [0]],
    [{ toolName: WEATHER_TOOL.function.name }, [0]],
    [{ headers: { 'http-referer': /example/ } }, [1]],
    [{ headers: { 'http-referer': false } }, [0]],
    [{ headers: { 'HTTP-Referer': /example/ } }, [1]],
    [{ query: { q: 'claude' } }, [1]],
    [{ keyKind: 'standard' }, [0, 1]],
    [{ body: { provider: { zdr: true } } }, [0]],
    [{ body: { messages: [] } }, []],
    [{ where: ({ index }) => index === 1 }, [1]],
    [{ method: 'POST', model: /gpt/, lastMessage: /paris/i }, [0]],
  ])('finds what fits %j', async (match, indexes) => {
    const { requests } = await callTwice();
    expect(requests.matching(match).map(({ index }) => index)).toEqual(indexes);
  });

  test('finds parameters that are repeated, and the prompts of the older completions', async () => {
    const emulator = createEmulator();
    await emulator.fetch('https://openrouter.ai/api/v1/models?category=a&category=b');
    const init = { method: 'POST', body: JSON.stringify({ model: 'openai/gpt-4o', prompt: 'Find me' }) };
    await emulator.fetch('https://openrouter.ai/api/v1/completions', init);
    expect(emulator.requests.matching({ query: { category: ['a', 'b'] } })).toHaveLength(1);
    for (const category of ['a', ['a'], ['b', 'a']]) {
      expect(emulator.requests.matching({ query: { category } })).toEqual([]);
    }
    expect(emulator.requests.only({ lastMessage: 'Find' }).path).toBe('/completions');
  });

  test('gives the only one that fits, or tells what came', async () => {
    const { requests } = await callTwice();
    expect(requests.only({ model: 'openai/gpt-4o' }).path).toBe('/chat/completions');
    expect(() => requests.only({ keyKind: 'standard' })).toThrow(/2 requests fit instead of one:\n {2}0: POST/);
    expect(() => requests.only({ model: /claude/, method: 'POST' })).toThrow(
      /0: POST \/chat\/completions openai\/gpt-4o differs in model\n {2}1: GET \/models differs in method, model/,
    );
    expect(() => createEmulator().requests.only({})).toThrow('none came');
  });

  test('is an array like any other', async () => {
    const { requests } = await callTwice();
    expect(Array.isArray(requests)).toBe(true);
    expect(Object.keys(requests)).toEqual(['0', '1']);
    requests.splice(0);
    expect(requests).toStrictEqual([]);
  });
});
