import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';

/** A call of OpenRouter's to a `callback_url`. */
export interface VideoWebhook {
  /** The body exactly as it came, as text or as bytes: a parsed one cannot be verified. */
  rawBody: string | Uint8Array | ArrayBuffer;
  /** The header `X-OpenRouter-Signature`: `t=<unix seconds>,v1=<hex>`. */
  signature: string | null | undefined;
  /** The account's webhook secret. */
  secret: string;
  /** Seconds that a call may be old. Default 300. */
  toleranceSeconds?: number | undefined;
  /** Epoch milliseconds to compare with. Default: now. */
  now?: number | undefined;
}

/**
 * Is this call from OpenRouter, whole and fresh? HMAC-SHA256 of `{t},{rawBody}`, compared in constant time.
 *
 * @returns true only for a signature that is right and not older (or younger) than the tolerance. While a secret is exchanged there are
 *   several signatures, of which one has to be right
 * @throws {OpenRouterConfigurationError} for a secret that is empty, because everybody could sign with it, and for a body that is neither
 *   text nor bytes, because nothing could be right
 * @see https://openrouter.ai/docs/features/multimodal/video-generation
 */
export async function verifyVideoWebhook(webhook: VideoWebhook): Promise<boolean> {
  const { rawBody, signature, secret, toleranceSeconds = 300, now = Date.now() } = webhook;
  if (typeof secret !== 'string' || secret === '') {
    throw new OpenRouterConfigurationError('secret', 'The webhook secret is empty. Give the one of the account.');
  }
  const encoder = new TextEncoder();
  const body = toBytes(rawBody);
  if (body === undefined) {
    throw new OpenRouterConfigurationError(
      'rawBody',
      'The body is neither text nor bytes. Give it exactly as it came.',
    );
  }
  const fields = (signature ?? '').split(',').map((field) => splitOnce(field.trim()));
  const said = fields.find(([name]) => name === 't')?.[1] ?? '';
  const age = Math.abs(now / 1000 - Number(said));
  // The other way round, a tolerance or a time that is NaN would let everything pass.
  if (!/^\d+$/.test(said) || !(age <= toleranceSeconds)) return false;
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), hmac, false, ['verify']);
  const signed = Uint8Array.from([...encoder.encode(`${said},`), ...body]);
  for (const [name, value] of fields) {
    const given = name === 'v1' ? fromHex(value) : undefined;
    // `verify` compares in constant time.
    if (given !== undefined && (await crypto.subtle.verify('HMAC', key, given, signed))) return true;
  }
  return false;
}

/** Callers without types give what their server parsed. */
function toBytes(body: unknown): Uint8Array | undefined {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  return ArrayBuffer.isView(body) ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength) : undefined;
}

function splitOnce(field: string): [string, string] {
  const at = field.indexOf('=');
  return [field.slice(0, Math.max(0, at)), field.slice(at + 1)];
}

function fromHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[0-9a-f]{2})+$/i.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
