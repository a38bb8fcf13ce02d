import type { LanguageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import type { ToolChoice } from '@openrouter-adapters/core';

import { toServerToolType } from '../../tools/from-server-tool.ts';

/**
 * Tool choice of a call → `tool_choice`. `auto` is the API's default and is not sent: with `require_parameters` the field would
 * keep upstreams out, and it would override the choice of a preset. A tool that OpenRouter runs is forced by its type. A tool that
 * cannot be sent cannot be chosen either: a warning.
 *
 * @param leftOut names of the tools that cannot be sent
 */
export function fromToolChoice(
  { toolChoice, tools }: LanguageModelV4CallOptions,
  leftOut: ReadonlySet<string>,
  warnings: SharedV4Warning[],
): ToolChoice | undefined {
  switch (toolChoice?.type) {
    case undefined:
    case 'auto':
      return undefined;
    case 'none':
    case 'required':
      return toolChoice.type;
    case 'tool': {
      if (leftOut.has(toolChoice.toolName)) {
        const details = `The tool ${toolChoice.toolName} was left out, so it cannot be chosen.`;
        warnings.push({ type: 'unsupported', feature: 'toolChoice', details });
        return undefined;
      }
      const chosen = tools?.find((tool) => tool.name === toolChoice.toolName);
      const type = chosen?.type === 'provider' ? toServerToolType(chosen.id) : undefined;
      return type === undefined ? { type: 'function', function: { name: toolChoice.toolName } } : { type };
    }
  }
}
