// What LangChain's standard tests for chat models check with a provider, in words of our own, on the emulator.
import { InMemoryCache } from '@langchain/core/caches';
import { AIMessage, AIMessageChunk, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import type { BaseMessage, ContentBlock } from '@langchain/core/messages';
import { ChatPromptTemplate, MessagesPlaceholder } from '@langchain/core/prompts';
import { RunnableLambda } from '@langchain/core/runnables';
import { tool } from '@langchain/core/tools';
import { createEmulator } from '@openrouter-adapters/emulator';
import type { Emulator, EmulatorOptions } from '@openrouter-adapters/emulator';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { readUsageMetadata } from '../../src/chat/to-usage-metadata.ts';
import { ChatOpenRouter } from '../../src/index.ts';
import type { ChatOpenRouterInput } from '../../src/index.ts';
import { checked } from '../checked-requests.ts';
import { mergeChunks } from '../merge-chunks.ts';

const adderSchema = z.object({ a: z.number().int(), b: z.number().int() });
const adder = tool(async ({ a, b }) => String(a + b), {
  name: 'adder',
  description: 'Adds two numbers',
  schema: adderSchema,
});
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const pdf = btoa('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF');
const wav = btoa(`RIFF$\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\0\0\0\0`);

describe.each(['empty-choices', 'repeated-finish', 'null-finish'] as const)(
  'a chat model (usage chunk %s)',
  (usageChunk) => {
    function setUp(
      fields: ChatOpenRouterInput = {},
      options: EmulatorOptions = {},
    ): { emulator: Emulator; model: ChatOpenRouter } {
      const emulator = createEmulator({ seed: 1, usageChunk, ...options });
      const model = new ChatOpenRouter({
        model: 'google/gemini-2.5-pro',
        apiKey: 'sk-or-v1-test',
        fetch: checked(emulator.fetch),
        maxRetries: 0,
        ...fields,
      });
      return { emulator, model };
    }

    it('answers a prompt', async () => {
      const answer = await setUp().model.invoke('Hello');
      expect(answer).toBeInstanceOf(AIMessage);
      expect(typeof answer.content).toBe('string');
      expect(answer.content.length).toBeGreaterThan(0);
    });

    it('streams chunks with text', async () => {
      let count = 0;
      for await (const chunk of await setUp().model.stream('Hello')) {
        expect(chunk).toBeInstanceOf(AIMessageChunk);
        expect(typeof chunk.content).toBe('string');
        count += 1;
      }
      expect(count).toBeGreaterThan(2);
    });

    it('answers a batch', async () => {
      const answers = await setUp().model.batch(['Hello', 'Hey']);
      expect(answers).toHaveLength(2);
      for (const answer of answers) expect(answer.text).not.toBe('');
    });

    it('streams events of version 2 with its chunks, and ends with the whole', async () => {
      const seen: string[] = [];
      let output: unknown;
      for await (const event of setUp().model.streamEvents('Hello', { version: 'v2' })) {
        seen.push(event.event);
        if (event.event === 'on_chat_model_end') output = event.data.output;
      }
      expect(seen[0]).toBe('on_chat_model_start');
      expect(seen).toContain('on_chat_model_stream');
      expect(AIMessage.isInstance(output) && output.text).not.toBe('');
    });

    it('goes on with a conversation', async () => {
      const history = [new HumanMessage('Hello'), new AIMessage('Hello!'), new HumanMessage('How are you?')];
      expect((await setUp().model.invoke(history)).text).not.toBe('');
    });

    it('follows a system message', async () => {
      expect((await setUp().model.invoke([new SystemMessage('Be brief.'), new HumanMessage('Hi')])).text).not.toBe('');
    });

    it('reports tokens', async () => {
      const usage = readUsageMetadata(await setUp().model.invoke('Hello'));
      expect(usage?.input_tokens).toBeGreaterThan(0);
      expect(usage?.output_tokens).toBeGreaterThan(0);
      expect(usage?.total_tokens).toBe((usage?.input_tokens ?? 0) + (usage?.output_tokens ?? 0));
    });

    it('reports tokens in a stream exactly once', async () => {
      const chunks: AIMessageChunk[] = [];
      for await (const chunk of await setUp().model.stream('Hello')) chunks.push(chunk);
      const withUsage = chunks.filter((chunk) => readUsageMetadata(chunk) !== undefined);
      expect(withUsage).toHaveLength(1);
      const merged = chunks.reduce((left, right) => left.concat(right));
      const usage = readUsageMetadata(merged);
      const invoked = readUsageMetadata(await setUp().model.invoke('Hello'));
      expect(usage?.total_tokens).toBe(invoked?.total_tokens);
    });

    it('reports tokens of reasoning and of a prompt cache', async () => {
      const { model } = setUp({ model: 'anthropic/claude-sonnet-4.5', reasoning: { effort: 'low' } });
      const cached = new SystemMessage({
        content: 'Rules. '.repeat(400),
        additional_kwargs: { cache_control: { type: 'ephemeral' } },
      });
      const ask = async () => readUsageMetadata(await model.invoke([cached, new HumanMessage('Why is the sky blue?')]));
      const first = await ask();
      const second = await ask();
      expect(first?.input_token_details?.cache_creation).toBeGreaterThan(0);
      expect(second?.input_token_details?.cache_read).toBeGreaterThan(0);
      expect(first?.output_token_details?.reasoning).toBeGreaterThan(0);
    });

    const toolHistory = (result: string | ContentBlock[]): BaseMessage[] => [
      new HumanMessage('What is 1 + 2?'),
      new AIMessage({
        content: '',
        tool_calls: [{ type: 'tool_call', name: 'adder', args: { a: 1, b: 2 }, id: 'abc123' }],
      }),
      new ToolMessage({ content: result, name: 'adder', tool_call_id: 'abc123' }),
    ];

    it.each([
      ['a string', '{"result": 3}'],
      ['a list of blocks', [{ type: 'text', text: '{"result": 3}' }]],
    ])('understands a history with tools whose result is %s', async (_, result) => {
      const answer = await setUp().model.bindTools([adder]).invoke(toolHistory(result));
      expect(answer).toBeInstanceOf(AIMessage);
      expect(answer.text).not.toBe('');
    });

    it('understands a history whose answer has text and a tool call as blocks', async () => {
      const history = [
        new HumanMessage('What is 1 + 2?'),
        new AIMessage({
          content: [
            { type: 'text', text: 'I add.' },
            { type: 'tool_use', id: 'abc123', name: 'adder', input: { a: 1, b: 2 } },
          ],
          tool_calls: [{ type: 'tool_call', name: 'adder', args: { a: 1, b: 2 }, id: 'abc123' }],
        }),
        new ToolMessage({ content: '3', tool_call_id: 'abc123' }),
      ];
      expect((await setUp().model.bindTools([adder]).invoke(history)).text).not.toBe('');
    });

    it('understands examples that were given as tool calls', async () => {
      const history = [...toolHistory('3'), new AIMessage('It is 3.'), new HumanMessage('What is 3 + 4?')];
      const answer = await setUp().model.bindTools([adder], { tool_choice: 'any' }).invoke(history);
      expect(answer.tool_calls).toMatchObject([{ name: 'adder' }]);
    });

    it.each(['functionCalling', 'jsonSchema', 'jsonMode'] as const)('answers with an object (%s)', async (method) => {
      const structured = setUp().model.withStructuredOutput(adderSchema, { method });
      const ask = structured.invoke('Give me 1 and 2 as JSON.');
      // Any JSON may come in JSON mode: either it matches, or it is refused.
      const checked = await ask.catch((error: unknown) => error);
      if (method === 'jsonMode' && checked instanceof Error) expect(checked.message).toContain('schema');
      else expect(adderSchema.safeParse(checked).success).toBe(true);
    });

    it('answers with an object and its message', async () => {
      const structured = setUp().model.withStructuredOutput(adderSchema, { includeRaw: true });
      const { raw, parsed } = await structured.invoke('Add 1 and 2.');
      expect(raw).toBeInstanceOf(AIMessage);
      expect(adderSchema.safeParse(parsed).success).toBe(true);
    });

    it('answers with an object in a chain with a prompt', async () => {
      const prompt = ChatPromptTemplate.fromMessages([
        ['system', 'You add.'],
        new MessagesPlaceholder('chat'),
        ['human', '{input}'],
      ]);
      const chain = prompt.pipe(setUp().model.withStructuredOutput(adderSchema));
      const parsed = await chain.invoke({ chat: [new HumanMessage('Hi'), new AIMessage('Hello')], input: '1 + 2' });
      expect(adderSchema.safeParse(parsed).success).toBe(true);
    });

    it('calls runnables that are used as tools, and tools in the format of OpenAI', async () => {
      const runnable = RunnableLambda.from(({ a, b }: z.infer<typeof adderSchema>) => a + b);
      const like = runnable.asTool({ name: 'adder', description: 'Adds two numbers', schema: adderSchema });
      const openai = {
        type: 'function' as const,
        function: { name: 'adder', description: 'Adds', parameters: z.toJSONSchema(adderSchema) },
      };
      for (const one of [like, openai]) {
        const answer = await setUp().model.bindTools([one], { tool_choice: 'adder' }).invoke('What is 1 + 2?');
        expect(answer.tool_calls?.[0]).toMatchObject({
          name: 'adder',
          args: { a: expect.any(Number), b: expect.any(Number) },
        });
      }
    });

    it('streams a tool call', async () => {
      const stream = await setUp().model.bindTools([adder], { tool_choice: 'any' }).stream('What is 1 + 2?');
      const pieces: string[] = [];
      const chunks: AIMessageChunk[] = [];
      for await (const chunk of stream) {
        chunks.push(chunk);
        pieces.push(...(chunk.tool_call_chunks ?? []).map(({ args }) => args ?? ''));
      }
      expect(pieces.length).toBeGreaterThan(1);
      const merged = chunks.reduce((left, right) => left.concat(right));
      expect(merged.tool_calls).toMatchObject([{ name: 'adder', args: { a: expect.any(Number) } }]);
    });

    it.each(['invoke', 'stream'])('uses its own answer with a tool call on the next turn (%s)', async (way) => {
      const bound = setUp().model.bindTools([adder]);
      const ask = async (messages: BaseMessage[]): Promise<AIMessage> =>
        way === 'invoke' ? bound.invoke(messages) : mergeChunks(await bound.stream(messages));
      const question = new HumanMessage('Use the adder on 1 and 2.');
      const first = await ask([question]);
      const results: ToolMessage[] = await Promise.all(
        (first.tool_calls ?? []).map(async (call) => adder.invoke(call as never)),
      );
      expect(results).not.toHaveLength(0);
      expect((await ask([question, first, ...results])).text).not.toBe('');
    });

    it('fills tools with nested parameters', async () => {
      const nested = z.object({
        people: z.array(
          z.object({ name: z.string(), mood: z.enum(['glad', 'sad']), address: z.object({ city: z.string() }) }),
        ),
      });
      const register = tool(async () => 'done', { name: 'register', description: 'Registers people', schema: nested });
      const answer = await setUp()
        .model.bindTools([register], { tool_choice: 'any' })
        .invoke('Register Ada of London.');
      expect(nested.safeParse(answer.tool_calls?.[0]?.args).success).toBe(true);
    });

    it('calls several tools at once', async () => {
      const weather = tool(async () => '', {
        name: 'weather',
        description: 'Weather of a city',
        schema: z.object({ city: z.string() }),
      });
      const time = tool(async () => '', {
        name: 'time',
        description: 'Time of a city',
        schema: z.object({ city: z.string() }),
      });
      const answer = await setUp()
        .model.bindTools([weather, time])
        .invoke('What are the weather and the time in Oslo?');
      expect(answer.tool_calls?.map(({ name }) => name).toSorted()).toEqual(['time', 'weather']);
      expect(new Set(answer.tool_calls?.map(({ id }) => id)).size).toBe(2);
    });

    it('keeps answers of every kind in a cache', async () => {
      const { emulator, model } = setUp({ cache: new InMemoryCache(), reasoning: { effort: 'low' } });
      const message = new HumanMessage({
        content: [
          { type: 'text', text: 'What is this?' },
          { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } },
        ],
      });
      const first = await model.invoke([message]);
      const second = await model.invoke([message]);
      expect(emulator.requests).toHaveLength(1);
      expect(second.content).toEqual(first.content);
      expect(second.additional_kwargs).toEqual(first.additional_kwargs);
    });

    const blocks: [string, ContentBlock][] = [
      ['plain text', { type: 'text', source_type: 'text', text: 'Hello' }],
      ['plain text by data', { type: 'text-plain', mimeType: 'text/plain', text: 'Hello' }],
      ['an image by URL', { type: 'image', source_type: 'url', url: 'https://x.example/a.png' }],
      ['an image by data', { type: 'image', source_type: 'base64', mime_type: 'image/png', data: png }],
      ['a standard image', { type: 'image', mimeType: 'image/png', data: png }],
      [
        'an image by bytes',
        { type: 'image', mimeType: 'image/png', data: Uint8Array.from(atob(png), (one) => one.charCodeAt(0)) },
      ],
      [
        'a PDF by data',
        { type: 'file', source_type: 'base64', mime_type: 'application/pdf', data: pdf, metadata: { name: 'a.pdf' } },
      ],
      ['a standard PDF', { type: 'file', mimeType: 'application/pdf', data: pdf, metadata: { filename: 'a.pdf' } }],
      ['audio by data', { type: 'audio', source_type: 'base64', mime_type: 'audio/wav', data: wav }],
      ['standard audio', { type: 'audio', mimeType: 'audio/wav', data: wav }],
      ['a video by URL', { type: 'video', url: 'https://x.example/a.mp4' }],
      ['OpenAI’s image', { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } }],
      ['OpenAI’s audio', { type: 'input_audio', input_audio: { data: wav, format: 'wav' } }],
      ['Anthropic’s image', { type: 'image', source: { type: 'base64', media_type: 'image/png', data: png } }],
    ];

    it.each(blocks)('reads %s', async (_, block) => {
      const { emulator, model } = setUp();
      const answer = await model.invoke([
        new HumanMessage({ content: [{ type: 'text', text: 'What is this?' }, block] }),
      ]);
      expect(answer.text).not.toBe('');
      const body: unknown = emulator.requests[0]?.body;
      expect((body as { messages: { content: unknown[] }[] }).messages[0]?.content).toHaveLength(2);
    });

    it('reads an image in the result of a tool', async () => {
      const image = [{ type: 'image', mimeType: 'image/png', data: png }];
      expect((await setUp().model.bindTools([adder]).invoke(toolHistory(image))).text).not.toBe('');
    });

    it('makes images', async () => {
      const { model } = setUp({ model: 'google/gemini-2.5-flash-image', modalities: ['image', 'text'] });
      const streamed = await mergeChunks(await model.stream('Draw a cat.'));
      const invoked = await model.invoke('Draw a cat.');
      for (const message of [invoked, streamed]) {
        expect(message.contentBlocks.map(({ type }) => type)).toContain('image');
        expect(readUsageMetadata(message)?.output_token_details?.['image']).toBeGreaterThan(0);
      }
    });
  },
);
