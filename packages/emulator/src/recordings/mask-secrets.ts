const SECRET_HEADERS = new Set([
  'authorization',
  'proxy-authorization',
  'x-api-key',
  'cookie',
  'set-cookie',
  // These say how the bytes travelled, which is not how they are kept.
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'connection',
  'host',
]);
// Keys as OpenRouter and the providers behind it make them.
const KEY = /\bsk-[A-Za-z0-9_-]{8,}/g;
const MASK = '<redacted>';

/** Headers worth keeping, without secrets and without what belongs to the connection. */
export function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !SECRET_HEADERS.has(name)));
}

/** A function that blots out keys in a text: those of known shapes, and those that came with the request. */
export function createMask(headers: Headers): (text: string) => string {
  const own = [headers.get('authorization')?.replace(/^\w+\s+/, ''), headers.get('x-api-key')].filter(
    (secret): secret is string => typeof secret === 'string' && secret !== '',
  );
  return (text) => own.reduce((left, secret) => left.replaceAll(secret, MASK), text.replaceAll(KEY, MASK));
}

/** Whether a recorded text was blotted out, here or by whoever recorded it: then it stands for any other. */
export function isMasked(text: string): boolean {
  return text === MASK || text === '[REDACTED]';
}
