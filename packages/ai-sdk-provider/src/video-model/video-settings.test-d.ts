import { describe, it } from 'vitest';

import { openrouter } from '../index.ts';

describe('settings of video models', () => {
  it('take both spellings, polling and callbacks', () => {
    openrouter.videoModel('a/b', {
      aspectRatio: '16:9',
      generateAudio: false,
      poll: { longestPollMs: 10_000, pollTimeoutMs: 5_000 },
    });
    openrouter.videoModel('a/b', {
      aspect_ratio: '16:9',
      upscale_factor: 2,
      onProgress: ({ cost }) => cost.toFixed(2),
    });
    openrouter.video('a/b', {
      frameImages: [{ type: 'image_url', imageUrl: { url: 'https://example.com' }, frameType: 'first_frame' }],
    });
  });

  it('refuse wrong values and unknown names', () => {
    // @ts-expect-error a duration is a number
    openrouter.videoModel('a/b', { duration: '5s' });
    // @ts-expect-error there is no such option
    openrouter.videoModel('a/b', { poll: { every: 10 } });
  });
});
