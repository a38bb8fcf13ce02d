import type { ChatOpenRouterInput } from '../chat/chat-fields.ts';
import { optionFields } from '../chat/option-names.ts';
import { toVisibleHeaders } from '../headers/visible-headers.ts';

type Key = keyof ChatOpenRouterInput;

/** Fields of the constructor that are data, beside the chat options. Functions, callbacks, caches and the key are none. */
const plainFields: readonly Key[] = [
  'model',
  'modelName',
  'n',
  'tools',
  'toolChoice',
  'requireParameters',
  'modelKwargs',
  'streaming',
  'streamUsage',
  'coalesce',
  'disableStreaming',
  'outputVersion',
  'timeout',
  'maxRetries',
  'maxConcurrency',
  'baseURL',
  'headers',
  'appURL',
  'siteUrl',
  'appTitle',
  'siteName',
  'appCategories',
  'userAgentSuffix',
  'profile',
  'tags',
  'metadata',
];

/** What a serialised model consists of. */
export const serializableKeys: string[] = [...plainFields, ...optionFields];

/** Names that LangChain's change of letter case does not bring back as they were. */
export const serializedNames: Readonly<Record<string, string>> = { baseURL: 'base_url', appURL: 'app_url' };

/** The fields that may be seen: printing a model and serialising it shows them. Headers that look like a secret are left out. */
export function toVisibleFields(fields: ChatOpenRouterInput): ChatOpenRouterInput {
  const { apiKey: _apiKey, headers, ...visible } = fields;
  const shown = toVisibleHeaders(headers);
  return shown === undefined ? visible : { ...visible, headers: shown };
}
