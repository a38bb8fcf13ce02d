import { describe, expectTypeOf, it } from 'vitest';

import type { OpenRouterVideos, OpenRouterVideosInput, VideosInput, VideosOutput } from '../videos.ts';

describe('OpenRouterVideos', () => {
  it('takes a prompt, an input or a job', () => {
    expectTypeOf<Parameters<OpenRouterVideos['invoke']>[0]>().toEqualTypeOf<string | VideosInput>();
    expectTypeOf<{ jobId: string }>().toExtend<VideosInput>();
    expectTypeOf<ReturnType<OpenRouterVideos['invoke']>>().resolves.toEqualTypeOf<VideosOutput>();
  });

  it('takes options but no job for all calls', () => {
    expectTypeOf<OpenRouterVideosInput>().not.toHaveProperty('jobId');
    expectTypeOf<OpenRouterVideosInput>().toHaveProperty('durationInSeconds');
  });
});
