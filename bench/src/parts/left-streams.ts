import { HumanMessage } from '@langchain/core/messages';

import type { Measurement } from '../measurement.ts';
import type { aiSDKModels } from '../subjects/ai-sdk.ts';
import type { langChainModels } from '../subjects/lang-chain.ts';

/** Lets streams be opened and left, and returns how many connections are open when everybody had time to close his. */
export type CountOpen = (leave: () => Promise<void>[]) => Promise<number>;

/** Connections that are still open after streams were aborted, and after streams were left by `break`. */
export async function countLeftOpen(
  { aiSDK, a }: typeof aiSDKModels,
  { langChain, b }: typeof langChainModels,
  countOpen: CountOpen,
): Promise<Measurement['values']> {
  const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Write' }] }];
  const messages = [new HumanMessage('Write')];
  const leaveBoth = async (abortable: Open, other: Open) =>
    (await countOpen(() => leaveStreams(500, abortable, true))) +
    (await countOpen(() => leaveStreams(100, other, false)));
  const ofModel = (model: typeof a) =>
    leaveBoth(
      async (abortSignal) => (await model.doStream({ prompt, abortSignal })).stream,
      async () => (await model.doStream({ prompt })).stream,
    );
  const ofChat = (model: typeof langChain | typeof b) =>
    leaveBoth(
      (signal) => model.stream(messages, { signal }),
      () => model.stream(messages),
    );
  return {
    aiSDK: await ofModel(aiSDK),
    a: await ofModel(a),
    langChain: await ofChat(langChain),
    b: await ofChat(b),
  };
}

type Open = (signal: AbortSignal) => Promise<AsyncIterable<unknown>>;

function leaveStreams(count: number, open: Open, abort: boolean): Promise<void>[] {
  return Array.from({ length: count }, async () => {
    const controller = new AbortController();
    try {
      const parts = (await open(controller.signal))[Symbol.asyncIterator]();
      await parts.next();
      if (abort) controller.abort();
      // What leaving a loop does; an aborted one reads on.
      await (abort ? parts.next() : parts.return?.());
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    }
  });
}
