import { describe, expect, it } from 'vitest';
import { failureOf } from '../../test/json-answers.ts';
import { verifyVideoWebhook } from '../index.ts';

describe('the check of a webhook', () => {
  const now = 1_790_000_000_000;
  const rawBody = '{}';

  async function sign(secret: string, time: string): Promise<string> {
    const encoder = new TextEncoder();
    const hmac = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('raw', encoder.encode(secret), hmac, false, ['sign']);
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(`${time},${rawBody}`)));
    return [...mac].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  it('lets nothing pass by a tolerance or a time that is no number', async () => {
    const signature = `t=1,v1=${await sign('s', '1')}`;
    for (const wrong of [{ toleranceSeconds: Number.NaN, now }, { now: Number.NaN }]) {
      expect(await verifyVideoWebhook({ rawBody, signature, secret: 's', ...wrong })).toBe(false);
    }
  });

  it('takes one right signature of several, while a secret is exchanged', async () => {
    const time = String(now / 1000);
    const right = await sign('new', time);
    const wrong = await sign('old', time);
    for (const pair of [`v1=${right},v1=${wrong}`, `v1=${wrong},v1=${right}`]) {
      expect(await verifyVideoWebhook({ rawBody, signature: `t=${time},${pair}`, secret: 'new', now })).toBe(true);
    }
    expect(await verifyVideoWebhook({ rawBody, signature: `t=${time},v1=${wrong}`, secret: 'new', now })).toBe(false);
  });

  it('takes the body as the bytes that came', async () => {
    const time = String(now / 1000);
    const signature = `t=${time},v1=${await sign('s', time)}`;
    const bytes = new TextEncoder().encode(rawBody);
    const inside = new Uint8Array([0, ...bytes, 0]).subarray(1, -1);
    for (const given of [bytes, inside, bytes.buffer]) {
      expect(await verifyVideoWebhook({ rawBody: given, signature, secret: 's', now })).toBe(true);
    }
    const other = Uint8Array.of(...bytes, 32);
    expect(await verifyVideoWebhook({ rawBody: other, signature, secret: 's', now })).toBe(false);
  });

  it('says that a parsed body cannot be checked', async () => {
    // What callers without types give.
    const parsed: { body: string } = JSON.parse('{"body":{}}');
    const error = await failureOf(verifyVideoWebhook({ rawBody: parsed.body, signature: null, secret: 's', now }));
    expect(error).toMatchObject({ kind: 'configuration', setting: 'rawBody' });
  });

  it('refuses to work without a secret', async () => {
    const error = await failureOf(verifyVideoWebhook({ rawBody, signature: 't=1,v1=00', secret: '', now }));
    expect(error).toMatchObject({ kind: 'configuration', setting: 'secret' });
  });
});
