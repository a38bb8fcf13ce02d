// Members and parameters that hold a secret whatever they stand in: `api_key`, `clientSecret`, `code_verifier`. A bare `token` is
// none: the log probabilities of an answer have one for each word.
const SECRET_MEMBER =
  /(?:^|[_.-]|[a-z](?=[A-Z]))(?:api[_-]?key|(?:access|secret|private)[_-]?key|(?:secret[_-]?)?access[_-]?key|(?:client[_-]?)?secret|(?:access|refresh|auth|bearer|session)[_-]?token|password|passphrase|authorization|code[_-]?verifier)$/i;
const SECRET_HEADER = /key|token|secret|auth|cookie|password|credential/i;
// How much of a limit is left is no secret, though it counts tokens.
const NO_SECRET_HEADER = /^(?:x-ratelimit-|anthropic-ratelimit-|access-control-)/i;

/** Whether a header carries a key, by its name. */
export function isSecretHeader(name: string): boolean {
  return SECRET_HEADER.test(name) && !NO_SECRET_HEADER.test(name);
}

/** Whether a member of a body at this path (with or without `/api/v1`) holds a secret, by its name. */
export function isSecretMember(name: string, path: string): boolean {
  return SECRET_MEMBER.test(name) || secretsOfPath(path).includes(name);
}

/** Whether a parameter of a query holds a secret, by its name. */
export function isSecretParameter(name: string): boolean {
  return SECRET_MEMBER.test(name) || /^(?:key|code|token|sig|signature)$/i.test(name);
}

/** Members with everyday names, which are secrets at some endpoints only. */
function secretsOfPath(path: string): readonly string[] {
  const below = path.replace(/^\/api\/v1(?=\/)/, '').replace(/[?#].*$/, '');
  // The provider's own key goes in; it never comes back.
  if (below === '/byok' || below.startsWith('/byok/')) return ['key'];
  // What an authorization code is called where it is made.
  if (below === '/auth/keys/code') return ['id', 'code'];
  if (below === '/auth/keys') return ['code', 'key'];
  return below === '/keys' ? ['key'] : [];
}
