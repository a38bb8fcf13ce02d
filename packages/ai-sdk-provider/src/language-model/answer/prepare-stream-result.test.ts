import type { ChatEvent, ChatStream } from '@openrouter-adapters/core';
import { expect, it, vi } from 'vitest';

import { readAll } from '../../../test/read-all.ts';
import { prepareStreamResult } from './prepare-stream-result.ts';

it('closes the socket when an event cannot be translated', async () => {
  const broken = new TypeError('Nothing here can be read.');
  const event: ChatEvent = {
    type: 'image',
    block: 0,
    image: { type: 'image_url', image_url: { url: '' } },
    get url(): string {
      throw broken;
    },
  };
  const cancel = vi.fn<ChatStream['cancel']>(async () => {});
  const answer: ChatStream = {
    request: { url: 'https://openrouter.ai/api/v1/chat/completions', body: { model: 'a/b', messages: [] } },
    response: { status: 200, headers: {} },
    warnings: [],
    read: async () => [event],
    readInto: async (take) => take([event]),
    cancel,
    [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
  };
  const toStreamResult = prepareStreamResult({ audioFormat: undefined, serverTools: new Map() });
  const { stream } = toStreamResult(answer, []);
  await expect(readAll(stream)).rejects.toBe(broken);
  expect(cancel).toHaveBeenCalledWith(broken);
});
