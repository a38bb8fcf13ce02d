import type { AIMessageChunk } from '@langchain/core/messages';
import { parsePartialJson } from '@langchain/core/output_parsers';
import { isObject } from '@openrouter-adapters/core/base';

import { parseObject } from '../chat/parse-object.ts';
import { unfence } from './read-structured-output.ts';

/** By how much a text has to grow before it is read again: a whole stream then takes time by its length, not by its square. */
const growth = 1.008;

/**
 * Gives what there is of the object of a streamed answer, unchecked, each time that it has grown, and at last the whole one.
 *
 * @param called the tool whose call is the object; without one it is the text of the answer
 * @param read reads and checks the object of the whole answer
 */
export async function* readParts<Output extends object>(
  chunks: AsyncIterable<AIMessageChunk>,
  called: string | undefined,
  read: (message: AIMessageChunk) => Promise<Output>,
): AsyncGenerator<Output> {
  let message: AIMessageChunk | undefined;
  let least = 1;
  let before: string | undefined;
  for await (const chunk of chunks) {
    message = message?.concat(chunk) ?? chunk;
    const text =
      called === undefined ? message.text : (message.tool_call_chunks?.find(({ name }) => name === called)?.args ?? '');
    if (text.length < least) continue;
    least = text.length * growth;
    const part = readPart(unfence(text));
    const json = JSON.stringify(part);
    // What there is of an object is typed as the whole one, as in LangChain's parsers.
    if (part !== undefined && json !== before) yield part as Output;
    before = json;
  }
  if (message !== undefined) yield read(message);
}

/** What there is of an object that is not whole: the whole one comes checked. */
function readPart(text: string): object | undefined {
  const part: unknown = parseObject(text) === undefined && parsePartialJson(text);
  if (!isObject(part)) return undefined;
  // To a step that cannot stream LangChain gives all that came before it joined: strings appended, numbers added. What has such a method is
  // asked instead, and here each object replaces the one before.
  return 'concat' in part ? part : Object.defineProperty(part, 'concat', { value: (later: unknown) => later });
}
