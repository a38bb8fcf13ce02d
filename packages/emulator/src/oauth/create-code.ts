import { checkFields, ofType, orNull, refuse, requireString, type FieldRule } from '../checks/field-check.ts';
import { matching, oneOf, UTC_RULE, UUID_RULE } from '../checks/field-rules.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { randomText } from '../deterministic/random.ts';
import type { EmulatorState } from '../emulator-state.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { JsonObject } from '../json/json-value.ts';
import { requireKey } from '../keys/read-key.ts';
import { WORKSPACE } from '../keys/workspace.ts';
import type { RouteContext } from '../routing/route.ts';
import type { AuthCode } from './auth-codes.ts';

const RULES: Readonly<Record<string, FieldRule>> = {
  // https, or the machine of the caller on any port.
  callback_url: matching(/^(https:\/\/.+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/.*)?$)/, 'callback URL'),
  code_challenge: ofType('string', { least: 1 }),
  code_challenge_method: oneOf('S256', 'plain'),
  expires_at: orNull(UTC_RULE),
  key_label: ofType('string', { most: 100 }),
  limit: ofType('number', { least: 0 }),
  usage_limit_type: oneOf('daily', 'weekly', 'monthly'),
  workspace_id: UUID_RULE,
};

const APP_ID = 12_345;

/** `POST /auth/keys/code`: a code in the name of the calling key's user. */
export function createCode({ bodyText, caller, state }: RouteContext): Response {
  const body = parseJsonBody(bodyText);
  requireString(body.callback_url, 'callback_url');
  checkFields(body, RULES);
  const code = issueCode(body, requireKey(caller).creatorUserId ?? 'user_emulated', state);
  return jsonResponse({ data: { id: code.id, app_id: APP_ID, created_at: new Date(code.createdAt).toISOString() } });
}

/** `GET /auth`: the page where a user agrees. This one always agrees at once and goes back to the callback. */
export function showConsent({ query, state }: RouteContext): Response {
  const body: JsonObject = Object.fromEntries(query);
  checkFields(body, RULES);
  if (body.callback_url === undefined && body.code_challenge === undefined) {
    refuse('code_challenge', 'without a callback_url a challenge is needed');
  }
  const code = issueCode(body, 'user_emulated', state);
  if (typeof body.callback_url !== 'string') {
    return new Response(`Your code: ${code.id}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
  }
  const callback = new URL(body.callback_url);
  callback.searchParams.set('code', code.id);
  return new Response(null, { status: 302, headers: { location: callback.href } });
}

function issueCode(body: JsonObject, userId: string, state: EmulatorState): AuthCode {
  const text = (name: string): string | undefined => {
    const value = body[name];
    return typeof value === 'string' ? value : undefined;
  };
  const reset = body.usage_limit_type;
  const expires = text('expires_at');
  const code: AuthCode = {
    id: `auth_code_${randomText(state.random, 24)}`,
    createdAt: state.clock(),
    challenge: text('code_challenge'),
    // A challenge without a method is the verifier itself, as RFC 7636 says.
    method: body.code_challenge_method === 'S256' ? 'S256' : 'plain',
    key: {
      label: text('key_label'),
      limit: typeof body.limit === 'number' ? body.limit : undefined,
      limitReset: reset === 'daily' || reset === 'weekly' || reset === 'monthly' ? reset : null,
      expiresAt: expires === undefined ? null : Date.parse(expires),
      workspaceId: text('workspace_id') ?? WORKSPACE,
      userId,
    },
  };
  state.authCodes.set(code.id, code);
  return code;
}
