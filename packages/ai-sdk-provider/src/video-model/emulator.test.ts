import { experimental_generateVideo as generateVideo } from 'ai';
import { describe, expect, it } from 'vitest';

import { connectEmulator } from '../../test/connect-emulator.ts';
import { rejectionOf } from '../../test/answering.ts';
import { verifyVideoWebhook, type OpenRouterVideoSettings } from '../index.ts';

const modelId = 'google/veo-3.1-fast';
const atOnce: OpenRouterVideoSettings = { poll: { firstPollMs: 0 } };

describe('video jobs of the emulator', () => {
  it('take several polls, of which some fail, and end with a video and its cost', async () => {
    const { openrouter, emulator } = connectEmulator({ video: { polls: 3, badGateways: 3 } });
    const { video, providerMetadata } = await generateVideo({
      model: openrouter.videoModel(modelId, atOnce),
      prompt: 'A cat on a roof',
      duration: 4,
    });
    expect(video.mediaType).toBe('video/mp4');
    expect(String.fromCharCode(...video.uint8Array.subarray(4, 8))).toBe('ftyp');
    expect(providerMetadata['openrouter']?.['usage']).toMatchObject({ cost: expect.any(Number) as number });
    expect(emulator.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it.each(['failed', 'cancelled', 'expired'] as const)(
    'tell that they ended as %s, and are not submitted again',
    async (outcome) => {
      const { openrouter, emulator } = connectEmulator({ video: { outcome, error: 'Too many cats' } });
      const error = await rejectionOf(
        generateVideo({ model: openrouter.videoModel(modelId, atOnce), prompt: 'A cat on a roof', duration: 4 }),
      );
      expect(error).toMatchObject({ isRetryable: false, message: expect.stringContaining(outcome) as string });
      expect(emulator.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    },
  );

  it('call a webhook in place of being polled, with a signature that can be verified', async () => {
    const secret = 'whsec-test';
    let deliver: (call: { rawBody: string; signature: string | null }) => void;
    const called = new Promise<{ rawBody: string; signature: string | null }>((resolve) => {
      deliver = resolve;
    });
    const { openrouter, emulator } = connectEmulator({
      webhook: {
        secret,
        fetch: (url, init) => {
          const call = new Request(url, init);
          const signature = call.headers.get('x-openrouter-signature');
          void call.text().then((rawBody) => deliver({ rawBody, signature }));
          return Promise.resolve(new Response());
        },
      },
    });
    const received = called.then(({ rawBody }) => ({ headers: {}, body: rawBody }));
    const { video } = await generateVideo({
      model: openrouter.videoModel(modelId),
      prompt: 'A cat on a roof',
      duration: 4,
      webhook: () => Promise.resolve({ url: 'https://example.com/hook', received }),
    });
    expect(video.mediaType).toBe('video/mp4');
    // The job, once it is over, and its video.
    expect(emulator.requests.filter(({ method }) => method === 'GET')).toHaveLength(2);
    const call = await called;
    expect(await verifyVideoWebhook({ ...call, secret })).toBe(true);
    expect(await verifyVideoWebhook({ ...call, rawBody: `${call.rawBody} `, secret })).toBe(false);
  });
});
