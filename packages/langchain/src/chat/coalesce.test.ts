import type { AIMessageChunk } from '@langchain/core/messages';
import type { WireDelta } from '@openrouter-adapters/core';
import { describe, expect, it } from 'vitest';

import { modelOn, play, streamed } from '../../test/upstream.ts';
import type { ChatOpenRouterCallOptions, ChatOpenRouterInput } from '../index.ts';

const call = (index: number, args: string, id?: string): WireDelta => ({
  tool_calls: [{ index, ...(id !== undefined && { id }), function: { ...(id && { name: 'f' }), arguments: args } }],
});
const deltas: WireDelta[] = [
  ...[...'Hm.'].map((text) => ({ reasoning_details: [{ type: 'reasoning.text', text, index: 0 }] })),
  ...[...'Hello'].map((content) => ({ content })),
  call(0, '', 'c1'),
  call(1, '', 'c2'),
  ...[...'{}'].flatMap((text) => [call(0, text), call(1, text)]),
];

/** A read for each event. */
const paced = streamed(deltas, { finish: 'tool_calls' });
/** All in one read. */
const burst = [paced.join('')];

async function piecesOf(
  body: string[],
  fields: Partial<ChatOpenRouterInput> = {},
  options: Partial<ChatOpenRouterCallOptions> = {},
): Promise<string[]> {
  const upstream = play({ body });
  const pieces: string[] = [];
  for await (const chunk of await modelOn(upstream, fields).stream('Hi', options)) pieces.push(pieceOf(chunk));
  expect(upstream.requests[0]?.body).not.toHaveProperty('coalesce');
  return pieces.filter((piece) => piece !== '');
}

function pieceOf({ text, additional_kwargs, tool_call_chunks }: AIMessageChunk): string {
  const calls = (tool_call_chunks ?? []).map(({ args }) => args).join('');
  return `${String(additional_kwargs['reasoning_content'] ?? '')}${text}${calls}`;
}

describe('deltas of a block', () => {
  const apart = [...'Hm.Hello{{}}'];

  it('are one chunk when they come in one read', async () => {
    expect(await piecesOf(burst)).toEqual(['Hm.', 'Hello', '{}{}']);
  });

  it('make one chunk for the calls that are made in parallel, and the calls that merge are whole', async () => {
    let merged: AIMessageChunk | undefined;
    for await (const chunk of await modelOn(play({ body: burst })).stream('Hi'))
      merged = merged?.concat(chunk) ?? chunk;
    expect(merged?.tool_call_chunks?.map(({ args }) => args)).toEqual(['{}', '{}']);
    expect(merged?.tool_calls).toMatchObject([{ id: 'c1' }, { id: 'c2' }]);
  });

  it('are a chunk each when the model sends them one by one', async () => {
    expect(await piecesOf(paced)).toEqual(apart);
  });

  it('are a chunk each when the model or the call says so', async () => {
    expect(await piecesOf(burst, { coalesce: false })).toEqual(apart);
    expect(await piecesOf(burst, {}, { coalesce: false })).toEqual(apart);
    expect(await piecesOf(burst, { coalesce: false }, { coalesce: true })).toEqual(['Hm.', 'Hello', '{}{}']);
  });
});
