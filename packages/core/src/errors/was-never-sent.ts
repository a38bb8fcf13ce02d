import { isError } from './is-error.ts';

/** What `fetch` says when it never reached a server: Node and Bun by these codes. */
const codes: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Deno has no code; so it says that no connection was made, whatever the reason. */
const saidByDeno = /\bclient error \(Connect\)/;

/**
 * Is it certain that no server was reached?
 *
 * @param cause what `fetch` threw: it hides the reason in the cause of its `TypeError`
 */
export function wasNeverSent(cause: unknown): boolean {
  if (!isError(cause)) return false;
  return ('code' in cause && codes.has(cause.code)) || saidByDeno.test(cause.message) || wasNeverSent(cause.cause);
}
