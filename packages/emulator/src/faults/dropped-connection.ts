/** A connection that a peer closes, as `fetch` tells it: undici's wording, which clients look for. */
export class DroppedConnection extends TypeError {
  override readonly name = 'TypeError';

  constructor(when: 'before-answer' | 'in-body') {
    const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    super(when === 'before-answer' ? 'fetch failed' : 'terminated', { cause });
  }
}

/** What `fetch` rejects with when a peer closes the connection. */
export function droppedConnection(when: 'before-answer' | 'in-body'): DroppedConnection {
  return new DroppedConnection(when);
}
