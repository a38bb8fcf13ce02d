import type { Experimental_DecisionModelV4State as DecisionState } from '@ai-sdk/provider';
import type { DecisionRequest, JSONValue } from '@openrouter-adapters/core';

import { fromFilePart } from '../language-model/prompt/from-file-part.ts';

/**
 * What questions are about → the API's state: a single text or JSON value as it is, several things as a list. A file is what it is in a
 * message to a chat model.
 *
 * @throws {UnsupportedFunctionalityError} when a file cannot be sent in any form
 */
export function fromState(state: DecisionState): DecisionRequest['state'] {
  const parts = state.map(fromPart);
  const [only] = parts;
  // The API takes a text, an object or a list: anything else becomes a list of one.
  const isWhole = typeof only === 'string' || (typeof only === 'object' && only !== null);
  return parts.length === 1 && isWhole ? only : parts;
}

function fromPart(part: DecisionState[number]): JSONValue {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'json':
      // The AI SDK's JSON is the same, but nobody may change it.
      return part.value as JSONValue;
    case 'file':
      // A part of a message is JSON.
      return fromFilePart(part) as unknown as JSONValue;
  }
}
