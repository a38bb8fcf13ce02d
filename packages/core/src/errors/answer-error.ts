import { nonEmptyString } from '../json.ts';
import type { Usage } from '../usage/usage.ts';
import { advise } from './advice.ts';
import type { Mask } from './mask-secrets.ts';
import { OpenRouterError } from './openrouter-error.ts';

/** What is known about an answer that failed without an error of its own. */
export interface AnswerErrorContext {
  /** Default: what the headers say. */
  generationId?: string | undefined;
  providerName?: string | undefined;
  /** The upstream's own word for the end, for example `MALFORMED_FUNCTION_CALL`. */
  nativeReason?: string | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: unknown;
  usage?: Usage | undefined;
  mask?: Mask | undefined;
  cause?: unknown;
}

/** What may be wrong with an answer that failed without an error of its own. */
export type AnswerErrorKind = 'upstream' | 'interrupted' | 'invalid-response' | 'content-policy';

/** The error for an answer that broke off, or that cannot be read. */
export function buildAnswerError(kind: AnswerErrorKind, said: string, context: AnswerErrorContext): OpenRouterError {
  const { providerName, nativeReason, generationId, ...known } = context;
  const who = providerName === undefined ? '' : `${providerName}: `;
  const native = nativeReason === undefined ? '' : ` (${nativeReason})`;
  return new OpenRouterError({
    kind,
    message: `${who}${said}${native}. ${advise(kind) ?? ''}`.trimEnd(),
    providerName,
    generationId: generationId ?? nonEmptyString(context.headers?.['x-generation-id']),
    isRetryable: kind === 'upstream' || kind === 'interrupted',
    ...known,
  });
}
