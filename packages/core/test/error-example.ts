import { resolveSchema } from './openrouter-document.ts';
import type { DocumentSchema, DocumentSpec } from './openrouter-document.ts';

/** An error body as a schema of the document allows it, with everything that an error can carry. */
export interface ErrorExample {
  body: Record<string, unknown>;
  message: string;
  metadata: { provider_name: string; error_type: string; retry_after_seconds: number };
  /** Where the form has a place for it. */
  generationId: string | undefined;
}

/** OpenRouter's stable name of the cause for a status; `unmapped` where its list has none. */
const typeOfStatus: Readonly<Record<number, string>> = {
  400: 'invalid_request',
  401: 'authentication',
  402: 'payment_required',
  403: 'permission_denied',
  404: 'not_found',
  408: 'timeout',
  413: 'payload_too_large',
  422: 'unprocessable',
  429: 'rate_limit_exceeded',
  500: 'server',
  502: 'provider_unavailable',
  503: 'provider_overloaded',
  524: 'timeout',
  529: 'provider_overloaded',
};

/** Makes an error body from its schema: required fields and all that is known of optional ones, no more than the schema names. */
export function errorExample(spec: DocumentSpec, schema: DocumentSchema, status: number): ErrorExample {
  const message = `What happened with status ${status}`;
  const error_type = typeOfStatus[status] ?? `a_type_of_${status}`;
  const metadata = { provider_name: 'Maker', error_type, retry_after_seconds: 3 };
  const known: Readonly<Record<string, unknown>> = { code: status, message, metadata, user_id: 'user_1', error_type };
  const build = (part: DocumentSchema): unknown =>
    Object.fromEntries(
      Object.entries(resolveSchema(spec, part).properties ?? {}).flatMap(([name, property]) => {
        if (name === 'error') return [[name, build(property)]];
        if (name === 'request_id') return [[name, 'gen-9']];
        const value = known[name] ?? resolveSchema(spec, property).enum?.[0];
        return value === undefined ? [] : [[name, value]];
      }),
    );
  // An object schema makes an object.
  const body = build(schema) as Record<string, unknown>;
  return { body, message, metadata, generationId: 'request_id' in body ? 'gen-9' : undefined };
}
