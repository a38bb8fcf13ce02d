import type { Runnable } from '@langchain/core/runnables';
import { describe, expectTypeOf, it } from 'vitest';

import type { OpenRouterVideos, OpenRouterVideosInput, VideosInput, VideosOutput } from '../videos.ts';

describe('OpenRouterVideos', () => {
  it('takes a prompt, an input or a job', () => {
    expectTypeOf<Parameters<OpenRouterVideos['invoke']>[0]>().toEqualTypeOf<string | VideosInput>();
    expectTypeOf<{ jobId: string }>().toExtend<VideosInput>();
    expectTypeOf<ReturnType<OpenRouterVideos['invoke']>>().resolves.toEqualTypeOf<VideosOutput>();
  });

  it('stays a runnable of the same input and output with a configuration or listeners around it', () => {
    type Film = Runnable<string | VideosInput, VideosOutput>;
    expectTypeOf<ReturnType<OpenRouterVideos['withConfig']>>().toExtend<Film>();
    expectTypeOf<ReturnType<OpenRouterVideos['withListeners']>>().toExtend<Film>();
    expectTypeOf<ReturnType<ReturnType<OpenRouterVideos['withConfig']>['withRetry']>>().toExtend<Film>();
  });

  it('takes options but no job for all calls', () => {
    expectTypeOf<OpenRouterVideosInput>().not.toHaveProperty('jobId');
    expectTypeOf<OpenRouterVideosInput>().toHaveProperty('durationInSeconds');
  });
});
