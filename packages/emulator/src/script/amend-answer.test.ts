import { describe, expect, test } from 'vitest';

import { createEmulator } from '../create-emulator.ts';
import { ask, askMessage, askStream, KEY } from '../testing/ask.ts';
import { generationOf } from '../testing/call.ts';
import { PARIS } from '../testing/example-tools.ts';
import { manage } from '../testing/manage.ts';
import type { ScriptStep } from './script-step.ts';

const request = { model: 'openai/gpt-4o', messages: PARIS };
const scripted = (step: ScriptStep) => createEmulator({ seed: 1, script: [step] });

describe('a step without words leaves them to the emulator', () => {
  test('and says how the answer ends', async () => {
    const own = await askMessage(createEmulator({ seed: 1 }), request);
    const { choices } = await ask(scripted({ finishReason: 'length' }), request);
    expect(choices[0]).toMatchObject({
      finish_reason: 'length',
      native_finish_reason: 'max_output_tokens',
      message: { content: own.content },
    });
    const native = await ask(scripted({ nativeFinishReason: 'eos' }), request);
    expect(native.choices[0]).toMatchObject({ finish_reason: 'stop', native_finish_reason: 'eos' });
    const { chunks } = await askStream(scripted({ finishReason: 'content_filter' }), request);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('content_filter');
  });

  test('and says what it cites', async () => {
    const annotations = [{ type: 'url_citation', url_citation: { url: 'https://example.com/a', title: 'A' } }];
    const message = await askMessage(scripted({ annotations }), request);
    expect(message).toMatchObject({ content: expect.stringContaining('Simulated'), annotations });
  });

  test('and says what is counted, so that the price follows, or what it costs', async () => {
    const emulator = scripted({ usage: { promptTokens: 1000, completionTokens: 7 } });
    const { usage, id } = await ask(emulator, request);
    expect(usage).toMatchObject({ prompt_tokens: 1000, completion_tokens: 7, cost: 0.00257 });
    expect(await generationOf(emulator, id)).toMatchObject({ native_tokens_completion: 7, total_cost: 0.00257 });
    expect(emulator.ledger[0]?.amount).toBe('0.00257');
    expect((await ask(scripted({ usage: { cost: 0.5 } }), request)).usage.cost).toBe(0.5);
  });

  test('of the older /completions as well', async () => {
    const step: ScriptStep = { kind: 'completions', finishReason: 'length', usage: { completionTokens: 3 } };
    const body = { model: 'openai/gpt-4o', prompt: 'Hello' };
    expect((await manage(scripted(step), 'POST /completions', body, KEY)).body).toMatchObject({
      choices: [{ finish_reason: 'length', text: expect.stringContaining('Simulated') }],
      usage: { completion_tokens: 3 },
    });
  });
});

test('a cost that is no number is refused when the script is given', () => {
  expect(() => scripted({ text: 'x', usage: { cost: Number.NaN } })).toThrow('steps.0.usage.cost');
});
