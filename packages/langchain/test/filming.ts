import { vi } from 'vitest';

import { OpenRouterVideos } from '../src/videos.ts';
import type { VideosInput } from '../src/videos.ts';
import { answering } from './answering.ts';
import type { Played } from './answering.ts';

export const mp4 = new Uint8Array([0, 0, 0, 24, 102, 116, 121, 112]);
export const submitted = Response.json({ id: 'vid_1', polling_url: '/x', status: 'pending' }, { status: 202 });
export const running = { id: 'vid_1', status: 'in_progress' };
export const completed = {
  id: 'vid_1',
  status: 'completed',
  generation_id: 'gen-vid-1',
  unsigned_urls: ['https://elsewhere.example/video'],
  usage: { cost: 0.3, is_byok: false },
};
export const file = new Response(mp4, { headers: { 'content-type': 'video/mp4' } });

/** A model on an upstream that gives these answers, and its calls with their waits passed. */
export function filming(answers: Played[], fields: object = {}) {
  const upstream = answering(...answers);
  const model = new OpenRouterVideos({ ...upstream.fields, ...fields });
  const invoke = async (input: string | VideosInput, options = {}) => {
    const outcome = model.invoke(input, options);
    outcome.catch(() => undefined);
    await vi.runAllTimersAsync();
    return outcome;
  };
  const calls = () => upstream.requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`);
  return { ...upstream, model, invoke, calls };
}

export const submit = 'POST /api/v1/videos';
export const poll = 'GET /api/v1/videos/vid_1';
export const content = 'GET /api/v1/videos/vid_1/content';
