import type { FileUpload } from '@openrouter-adapters/core';

import { oneOf, text } from '../options/checks.ts';
import { defineOptions } from '../options/option-table.ts';

/** Settings of `openrouter.files()`, and what `providerOptions.openrouter` of an upload takes. */
export type OpenRouterFileSettings = {
  /** Keep the file in another workspace than the key's. */
  workspaceId?: FileUpload['workspaceId'];
  /** Keep the file with this upstream, where a key of your own is set up for it. Default: with OpenRouter. */
  storage?: FileUpload['storage'];
};

/** The options of uploads. None of them goes into a JSON body. */
export const fileOptions = /* @__PURE__ */ defineOptions<object, OpenRouterFileSettings>({
  wire: () => ({}),
  own: () => ({ workspaceId: text, storage: oneOf('openai', 'anthropic') }),
});
