import { describe, expect, test } from 'vitest';

import { createEmulator } from '../create-emulator.ts';
import { ask, askMessage, post } from '../testing/ask.ts';

const hello = (content = 'Tell me about the history of lighthouses') => [{ role: 'user', content }];

describe('a whole answer', () => {
  test('begins with keep-alive lines, as OpenRouter sends them', async () => {
    const response = await post(createEmulator(), { model: 'openai/gpt-4o', messages: hello() });
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.text()).toMatch(/^\n {9}\n\n {9}\n\{"id":"gen-/);
  });

  test('has as many keep-alive lines as the option says', async () => {
    const response = await post(createEmulator({ keepAliveLines: 0 }), { model: 'openai/gpt-4o', messages: hello() });
    expect((await response.text()).startsWith('{')).toBe(true);
  });

  test('refers to the question, says that it is simulated and names model, provider and id', async () => {
    const response = await post(createEmulator({ clock: () => 1_700_000_000_500 }), {
      model: 'anthropic/claude-sonnet-4.5',
      messages: hello(),
    });
    const body = (await response.json()) as Awaited<ReturnType<typeof ask>>;
    expect(body.id).toMatch(/^gen-1700000000-[A-Za-z0-9]{20}$/);
    expect(response.headers.get('x-generation-id')).toBe(body.id);
    expect(body).toMatchObject({
      model: 'anthropic/claude-4.5-sonnet-20250929',
      provider: 'Anthropic',
      created: 1_700_000_000,
    });
    expect(body.choices[0]).toMatchObject({ finish_reason: 'stop', native_finish_reason: 'end_turn' });
    expect(body.choices[0]?.message.content).toContain('history of lighthouses');
    expect(body.choices[0]?.message.content).toContain('Simulated');
  });

  test('has the same text for the same request and seed, other ids, and other text for some other seed', async () => {
    const text = async (seed: number) =>
      askMessage(createEmulator({ seed }), { model: 'openai/gpt-4o', messages: hello() });
    const [first, again] = [await text(1), await text(1)];
    expect(again.content).toBe(first.content);
    const others = await Promise.all([2, 3, 4, 5, 6, 7].map(text));
    expect(new Set(others.map((message) => message.content)).size).toBeGreaterThan(1);
    const emulator = createEmulator({ seed: 1 });
    const bodies = [
      await ask(emulator, { model: 'openai/gpt-4o', messages: hello() }),
      await ask(emulator, { model: 'openai/gpt-4o', messages: hello() }),
    ];
    expect(bodies[0]?.id).not.toBe(bodies[1]?.id);
    expect(bodies[0]?.choices[0]?.message.content).toBe(bodies[1]?.choices[0]?.message.content);
  });

  test('is byte for byte the same from two emulators with one seed and clock', async () => {
    const bytes = async () => {
      const emulator = createEmulator({ seed: 9, clock: () => 1_700_000_000_000 });
      return (await post(emulator, { model: 'openai/gpt-5', messages: hello(), stream: true })).text();
    };
    expect(await bytes()).toBe(await bytes());
  });

  test.each([['max_tokens'], ['max_completion_tokens']])('is cut by %s, and says so', async (limit) => {
    const body = await ask(createEmulator(), { model: 'anthropic/claude-sonnet-4.5', messages: hello(), [limit]: 5 });
    expect(body.choices[0]).toMatchObject({ finish_reason: 'length', native_finish_reason: 'max_tokens' });
    expect(body.usage.completion_tokens).toBe(5);
  });

  test('ends before a stop sequence', async () => {
    const whole = await askMessage(createEmulator({ seed: 1 }), {
      model: 'anthropic/claude-sonnet-4.5',
      messages: hello(),
    });
    const body = await ask(createEmulator({ seed: 1 }), {
      model: 'anthropic/claude-sonnet-4.5',
      messages: hello(),
      stop: ['never there', 'history'],
    });
    expect(body.choices[0]).toMatchObject({ finish_reason: 'stop', native_finish_reason: 'stop_sequence' });
    expect(whole.content?.startsWith(`${body.choices[0]?.message.content}history`)).toBe(true);
  });

  test('carries log probabilities of its tokens when asked', async () => {
    const body = await ask(createEmulator(), {
      model: 'openai/gpt-4o',
      messages: hello(),
      logprobs: true,
      top_logprobs: 2,
    });
    const tokens = body.choices[0]?.logprobs?.content ?? [];
    expect(tokens.map(({ token }) => token).join('')).toBe(body.choices[0]?.message.content);
    expect(tokens.every(({ logprob }) => logprob < 0)).toBe(true);
    expect(tokens[0]).toMatchObject({ top_logprobs: [{}, {}] });
  });

  test('sees images, files and sound that are attached', async () => {
    const message = await askMessage(createEmulator(), {
      model: 'google/gemini-2.5-flash',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
            { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,AAAA' } },
          ],
        },
      ],
    });
    expect(message.content).toContain('You attached 1 image and 1 file.');
    expect(message.annotations).toMatchObject([
      { type: 'file', file: { name: 'a.pdf', content: [{ type: 'text' }, {}, {}] } },
    ]);
  });

  test('does not parse a file again whose annotation came back', async () => {
    const file = { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,AAAA' } };
    const user = { role: 'user', content: [{ type: 'text', text: 'Read this' }, file] };
    const emulator = createEmulator();
    const first = await askMessage(emulator, { model: 'openai/gpt-4o', messages: [user] });
    const second = await askMessage(emulator, {
      model: 'openai/gpt-4o',
      messages: [
        user,
        { role: 'assistant', content: first.content, annotations: first.annotations },
        ...hello('And now?'),
      ],
    });
    expect(first.annotations).toHaveLength(1);
    expect(second.annotations).toBeUndefined();
  });

  test('has a real PNG when the model draws', async () => {
    const body = await ask(createEmulator(), {
      model: 'google/gemini-2.5-flash-image',
      messages: hello('Draw a dog'),
      modalities: ['image', 'text'],
    });
    const url = body.choices[0]?.message.images?.[0]?.image_url.url ?? '';
    const bytes = Uint8Array.from(atob(url.replace('data:image/png;base64,', '')), (character) =>
      character.charCodeAt(0),
    );
    expect(Array.from(bytes.slice(0, 8))).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(body.usage.completion_tokens_details.image_tokens).toBe(1290);
  });

  test.each([
    ['the :online variant', { model: 'openai/gpt-4o:online' }],
    ['the web plugin', { model: 'openai/gpt-4o', plugins: [{ id: 'web' }] }],
    ['the search tool', { model: 'openai/gpt-4o', tools: [{ type: 'openrouter:web_search' }] }],
  ])('cites invented pages with %s, and charges for the search', async (_name, options) => {
    const body = await ask(createEmulator(), { ...options, messages: hello() });
    expect(body.choices[0]?.message.annotations?.[0]).toMatchObject({
      type: 'url_citation',
      url_citation: { url: expect.stringContaining('https://example.com/simulated/') },
    });
    expect(body.usage.server_tool_use_details).toMatchObject({ web_search_requests: 1 });
    expect(body.usage.cost).toBeGreaterThan(0.01);
  });

  test('is the JSON that response_format asks for', async () => {
    const schema = {
      type: 'object',
      properties: {
        city: { type: 'string' },
        days: { type: 'integer', minimum: 1, maximum: 14 },
        sunny: { type: 'boolean' },
      },
      required: ['city', 'days', 'sunny'],
      additionalProperties: false,
    };
    const message = await askMessage(createEmulator(), {
      model: 'openai/gpt-4o',
      messages: hello('A forecast for Lisbon for 5 days'),
      response_format: { type: 'json_schema', json_schema: { name: 'forecast', strict: true, schema } },
    });
    expect(JSON.parse(message.content ?? '')).toEqual({ city: 'Lisbon', days: 5, sunny: true });
  });

  test('is some JSON object in json_object mode', async () => {
    const message = await askMessage(createEmulator(), {
      model: 'openai/gpt-4o',
      messages: hello(),
      response_format: { type: 'json_object' },
    });
    expect(JSON.parse(message.content ?? '')).toMatchObject({ simulated: true });
  });

  test('comes from the first of the models when no model is named, and from a router', async () => {
    const emulator = createEmulator();
    expect((await ask(emulator, { models: ['openai/gpt-4o-mini', 'openai/gpt-4o'], messages: hello() })).model).toBe(
      'openai/gpt-4o-mini',
    );
    expect((await ask(emulator, { model: 'openrouter/free', messages: hello() })).model).toMatch(/:free$/);
    expect((await ask(emulator, { model: '~anthropic/claude-haiku-latest', messages: hello() })).model).toContain(
      'haiku',
    );
    expect((await ask(emulator, { messages: hello() })).model).toContain('/');
  });
});
