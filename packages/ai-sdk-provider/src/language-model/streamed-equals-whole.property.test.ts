import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { collectContent } from '../../test/collect-content.ts';
import { readAll } from '../../test/read-all.ts';
import { delta, ending, message, scripted, stream } from '../../test/scripted-openrouter.ts';
import { createOpenRouter } from '../index.ts';

const prompt: LanguageModelV4CallOptions['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];

/** A text and where it is cut into deltas. */
const pieces = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 });

const answers = fc.record({
  reasoning: fc.array(fc.record({ pieces, signature: fc.option(fc.string({ minLength: 1 }), { nil: undefined }) }), {
    maxLength: 3,
  }),
  text: fc.option(pieces, { nil: undefined }),
  calls: fc.array(
    fc.record({ name: fc.constantFrom('find', 'now'), input: fc.json({ maxDepth: 1 }), cut: fc.nat(20) }),
    { maxLength: 3 },
  ),
});

it('a streamed answer gives the content, usage and metadata of the whole one, wherever its deltas are cut', async () => {
  await fc.assert(
    fc.asyncProperty(answers, async ({ reasoning, text, calls }) => {
      const details = reasoning.map(({ pieces: words, signature }, index) => ({
        type: 'reasoning.text',
        text: words.join(''),
        index,
        ...(signature !== undefined && { signature }),
      }));
      const tool_calls = calls.map(({ name, input }, index) => ({
        id: `call_${index}`,
        type: 'function',
        function: { name, arguments: `{"input":${input}}` },
      }));
      const finish_reason = calls.length > 0 ? 'tool_calls' : 'stop';
      const usage = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5, cost: 0.1 };
      const whole = message(
        { content: text?.join('') ?? null, reasoning_details: details, tool_calls },
        { finish_reason, native_finish_reason: `native_${finish_reason}`, usage },
      );
      const chunks = [
        ...reasoning.flatMap(({ pieces: words, signature }, index) => [
          ...words.map((word) =>
            delta({ reasoning: word, reasoning_details: [{ type: 'reasoning.text', text: word, index }] }),
          ),
          ...(signature === undefined
            ? []
            : [delta({ reasoning_details: [{ type: 'reasoning.text', text: '', index, signature }] })]),
        ]),
        ...(text ?? []).map((content) => delta({ content })),
        ...tool_calls.flatMap(({ id, function: { name, arguments: input } }, index) => {
          const at = calls[index]?.cut ?? 0;
          return [
            delta({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: input.slice(0, at) } }] }),
            delta({ tool_calls: [{ index, function: { arguments: input.slice(at) } }] }),
          ];
        }),
        ...ending(finish_reason, usage),
      ];
      const { fetch } = scripted(whole, stream(chunks));
      const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b');
      const generated = await model.doGenerate({ prompt });
      const parts = await readAll((await model.doStream({ prompt })).stream);
      expect(collectContent(parts)).toEqual(generated.content);
      const { finishReason, usage: tokens, providerMetadata } = generated;
      expect(parts.at(-1)).toEqual({ type: 'finish', finishReason, usage: tokens, providerMetadata });
    }),
    { numRuns: 60 },
  );
});
