import type { SharedV4Warning } from '@ai-sdk/provider';
import type { RequestWarning } from '@openrouter-adapters/core';

import { toCamelCase } from '../../settings/letter-case.ts';

/** Options that the AI SDK calls otherwise; core warns of reasoning in the history only. */
const hostNames: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['stop', 'stopSequences'],
  ['reasoning', 'unsigned reasoning'],
]);

/** Warnings of core about the request → the AI SDK's. */
export function toWarnings(warnings: readonly RequestWarning[]): SharedV4Warning[] {
  return warnings.map(({ option, message }) => ({
    type: 'unsupported',
    feature: hostNames.get(option) ?? toCamelCase(option),
    details: message,
  }));
}
