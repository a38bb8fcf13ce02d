import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { ToolChoice } from '@openrouter-adapters/core';

import { toServerToolType } from '../../tools/from-server-tool.ts';

/**
 * Tool choice of a call → `tool_choice`. `auto` is the API's default and is not sent: with `require_parameters` the field would
 * keep upstreams out, and it would override the choice of a preset. A tool that OpenRouter runs is forced by its type.
 */
export function fromToolChoice({ toolChoice, tools }: LanguageModelV4CallOptions): ToolChoice | undefined {
  switch (toolChoice?.type) {
    case undefined:
    case 'auto':
      return undefined;
    case 'none':
    case 'required':
      return toolChoice.type;
    case 'tool': {
      const chosen = tools?.find((tool) => tool.name === toolChoice.toolName);
      const type = chosen?.type === 'provider' ? toServerToolType(chosen.id) : undefined;
      return type === undefined ? { type: 'function', function: { name: toolChoice.toolName } } : { type };
    }
  }
}
