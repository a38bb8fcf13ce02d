/** What `fetch` rejects with when a peer closes the connection; undici's wording, which clients look for. */
export function droppedConnection(when: 'before-answer' | 'in-body'): TypeError {
  const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  return new TypeError(when === 'before-answer' ? 'fetch failed' : 'terminated', { cause });
}
