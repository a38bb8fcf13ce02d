import { checkFields, ofType, orNull, refuse, requireString, type FieldRule } from '../checks/field-check.ts';
import { oneOf } from '../checks/field-rules.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import { parseMoney } from '../money/decimal.ts';
import type { RouteContext } from '../routing/route.ts';
import { CODE_LIFETIME, fitsChallenge, type AuthCode } from './auth-codes.ts';

const RULES: Readonly<Record<string, FieldRule>> = {
  code_verifier: ofType('string'),
  code_challenge_method: orNull(oneOf('S256', 'plain')),
};

/** `POST /auth/keys`: a key for a code, once. */
export async function exchangeCode({ bodyText, state }: RouteContext): Promise<Response> {
  const body = parseJsonBody(bodyText);
  const id = requireString(body.code, 'code');
  checkFields(body, RULES);
  const code = state.authCodes.get(id);
  if (!code || state.clock() - code.createdAt > CODE_LIFETIME) throw new ApiError(403, 'Invalid code or code_verifier');
  const method = body.code_challenge_method;
  if (code.challenge !== undefined && typeof method === 'string' && method !== code.method) {
    refuse('code_challenge_method', `the code was made with ${code.method}`);
  }
  const verifier = typeof body.code_verifier === 'string' ? body.code_verifier : '';
  if (code.challenge !== undefined && !(await fitsChallenge(verifier, code.challenge, code.method))) {
    throw new ApiError(403, 'Invalid code or code_verifier');
  }
  // Of two exchanges at the same time only one may win.
  if (!state.authCodes.delete(id)) throw new ApiError(403, 'Invalid code or code_verifier');
  return jsonResponse({ key: createKey(code, state), user_id: code.key.userId });
}

function createKey({ key }: AuthCode, state: RouteContext['state']): string {
  return state.keys.create(
    {
      name: key.label ?? 'OAuth key',
      limit: key.limit === undefined ? undefined : parseMoney(String(key.limit)),
      limitReset: key.limitReset,
      expiresAt: key.expiresAt,
      workspaceId: key.workspaceId,
      creatorUserId: key.userId,
    },
    state.random,
  ).key;
}
