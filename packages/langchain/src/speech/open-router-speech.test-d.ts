import type { ToolMessage } from '@langchain/core/messages';
import type { Runnable, RunnableToolLike } from '@langchain/core/runnables';
import type { ToolCall } from '@langchain/core/messages/tool';
import { describe, expectTypeOf, it } from 'vitest';
import { z } from 'zod';

import type { OpenRouterSpeech, SpeechInput, SpeechOutput } from '../speech.ts';

declare const speech: OpenRouterSpeech;
declare const call: ToolCall & { id: string; type: 'tool_call' };

describe('OpenRouterSpeech', () => {
  it('is a runnable from text or an input to spoken text', () => {
    expectTypeOf(speech).toExtend<Runnable<string, SpeechOutput>>();
    expectTypeOf(speech).toExtend<Runnable<SpeechInput, SpeechOutput>>();
    expectTypeOf(speech.invoke('Hello')).resolves.toEqualTypeOf<SpeechOutput>();
    expectTypeOf<{ voice: string }>().not.toExtend<SpeechInput>();
    expectTypeOf<{ text: string; outputFormat: 'flac' }>().not.toExtend<SpeechInput>();
  });

  it('is a tool that answers a call with a message', () => {
    const tool = speech.asTool({ options: ['voice'] });
    expectTypeOf(tool.invoke(call)).resolves.toEqualTypeOf<ToolMessage>();
    expectTypeOf<'text'>().toExtend<keyof Parameters<typeof tool.func>[0]>();
  });

  it('is LangChain’s own tool with a schema', () => {
    const schema = z.object({ text: z.string() });
    expectTypeOf(speech.asTool({ schema })).toExtend<RunnableToolLike>();
  });
});
