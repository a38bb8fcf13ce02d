import type { ChatRequestBody } from '../../chat/request/chat-request.ts';
import type { CallOptions } from '../../http/call-options.ts';
import type { Transport } from '../../http/transport.ts';
import type { MessagesBody } from '../../wire/messages.ts';
import type { CountedList, OffsetPage, Preset, PresetVersion } from '../../wire/presets.ts';
import type { ResponsesBody } from '../../wire/responses.ts';
import { callEndpoint } from '../call-endpoint.ts';
import { endpoint } from '../endpoint.ts';

type WithVersion = { data: Preset & { designated_version?: PresetVersion | null } };

const list = endpoint<CountedList<Preset>>('GET', '/presets');
const get = endpoint<WithVersion>('GET', '/presets/{slug}');
const versions = endpoint<CountedList<PresetVersion | null>>('GET', '/presets/{slug}/versions');
const version = endpoint<{ data: PresetVersion | null }>('GET', '/presets/{slug}/versions/{version}');
const fromChat = endpoint<WithVersion>('POST', '/presets/{slug}/chat/completions');
const fromMessages = endpoint<WithVersion>('POST', '/presets/{slug}/messages');
const fromResponses = endpoint<WithVersion>('POST', '/presets/{slug}/responses');

/**
 * `client.presets`: stored configurations. Saving keeps the configuration fields of a body (messages and `stream` are dropped by
 * OpenRouter), makes the preset if there is none, else a new version; it runs no model.
 */
export function createPresets(transport: Transport) {
  return {
    /** `GET /presets`. */
    list: (query: OffsetPage = {}, options?: CallOptions) => callEndpoint(transport, list, { query }, options),
    /** `GET /presets/{slug}`. */
    get: (slug: string, options?: CallOptions) => callEndpoint(transport, get, { path: { slug } }, options),
    /** `GET /presets/{slug}/versions`. */
    versions: (slug: string, query: OffsetPage = {}, options?: CallOptions) =>
      callEndpoint(transport, versions, { path: { slug }, query }, options),
    /** `GET /presets/{slug}/versions/{version}`. */
    version: (slug: string, number: number, options?: CallOptions) =>
      callEndpoint(transport, version, { path: { slug, version: String(number) } }, options),
    /** `POST /presets/{slug}/chat/completions`. */
    saveFromChat: (slug: string, body: ChatRequestBody, options?: CallOptions) =>
      callEndpoint(transport, fromChat, { path: { slug }, body }, options),
    /** `POST /presets/{slug}/messages`. */
    saveFromMessages: (slug: string, body: MessagesBody, options?: CallOptions) =>
      callEndpoint(transport, fromMessages, { path: { slug }, body }, options),
    /** `POST /presets/{slug}/responses`. */
    saveFromResponses: (slug: string, body: ResponsesBody, options?: CallOptions) =>
      callEndpoint(transport, fromResponses, { path: { slug }, body }, options),
  };
}
