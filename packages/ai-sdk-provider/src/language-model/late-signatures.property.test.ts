import { isStepCount, streamText, tool } from 'ai';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod/v4';

import { messagesOf } from '../../test/connect-emulator.ts';
import { delta, deltasOf, ending, scripted, stream } from '../../test/scripted-openrouter.ts';
import { createOpenRouter } from '../index.ts';

/** What may come between the words of a reasoning detail and its signature. */
const between = fc.array(fc.constantFrom('text', 'image', 'call', 'server tool', 'file'), { maxLength: 3 });

const blocks = fc.array(fc.record({ between, isSigned: fc.boolean() }), { minLength: 1, maxLength: 4 });

const record = {
  type: 'reasoning.server_tool_call',
  tool_name: 'openrouter:datetime',
  arguments: '{}',
  result: '{"datetime":"noon"}',
};

it('a tool loop sends the details back verbatim and in order, whatever comes between words and signatures', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, async (answer) => {
      let count = 0;
      const next = () => (count += 1);
      const expected: object[] = [];
      const call = () =>
        delta({
          tool_calls: [
            { index: next(), id: `call_${count}`, type: 'function', function: { name: 'now', arguments: '{}' } },
          ],
        });
      const chunks = answer.flatMap(({ between: kinds, isSigned }, index) => {
        const words = { type: 'reasoning.text', text: `Thought ${index}`, index };
        const signature = { type: 'reasoning.text', text: '', signature: `sig-${index}`, index };
        // A record of a tool closes the details before it: its signature would come before it.
        const kept = isSigned ? kinds.filter((kind) => kind !== 'server tool') : kinds;
        expected.push(isSigned ? { ...words, signature: `sig-${index}` } : words);
        const rest = kept.map((kind) => {
          if (kind === 'text') return delta({ content: 'So ' });
          if (kind === 'call') return call();
          if (kind === 'file')
            return delta({ annotations: [{ type: 'file', file: { hash: `h${next()}`, content: [] } }] });
          if (kind === 'image') {
            const image_url = { url: `data:image/png;base64,iVBORw0KGgo${next()}` };
            return delta({ images: [{ type: 'image_url', image_url }] });
          }
          const ran = { ...record, tool_call_id: `st_${next()}` };
          expected.push(ran);
          return delta({ reasoning_details: [ran] });
        });
        return [
          delta({ reasoning_details: [words] }),
          ...rest,
          ...(isSigned ? [delta({ reasoning_details: [signature] })] : []),
        ];
      });
      const { fetch, requests } = scripted(
        stream([...chunks, call(), ...ending('tool_calls')]),
        stream([...deltasOf({ content: 'Noon.' }), ...ending('stop')]),
      );
      await streamText({
        model: createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b'),
        prompt: 'Time?',
        tools: { now: tool({ inputSchema: z.object({}), execute: () => 'noon' }) },
        stopWhen: isStepCount(2),
      }).consumeStream();
      expect(messagesOf(requests[1]?.body)[1]?.reasoning_details).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
