import type { ToolCallDelta } from '@openrouter-adapters/core';

import { ModelRefusalError } from '../../errors/model-refusal.ts';
import type { Delta } from './block-events.ts';

/**
 * The arguments of tool calls in deltas, slice by slice. LangChain reads slices from `@langchain/core` 1.3 on, and some before throw at
 * them; that it is new enough, its error for refusals tells. An older one gets all arguments so far each time.
 */
export class ToolArguments {
  readonly #sofar = new Map<number, string>();

  extend({ block, arguments: slice }: ToolCallDelta): Delta {
    if (ModelRefusalError !== undefined) return { type: 'tool-call-delta', args: slice };
    const args = (this.#sofar.get(block) ?? '') + slice;
    this.#sofar.set(block, args);
    return { type: 'block-delta', fields: { type: 'tool_call_chunk', args } };
  }
}
