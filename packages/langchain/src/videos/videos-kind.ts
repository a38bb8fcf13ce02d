import type { MediaKind } from '../media/media-kind.ts';
import type { VideosInput, VideosOutput } from './videos-fields.ts';

export const videosKind: MediaKind<VideosInput, VideosOutput> = {
  main: 'prompt',
  inputs: {
    prompt: { type: 'string', description: 'What the video shows' },
    durationInSeconds: { type: 'integer', minimum: 1 },
    aspectRatio: { type: 'string', description: 'For example 16:9' },
    resolution: { type: 'string', description: 'For example 720p' },
    size: { type: 'string', description: 'Pixels, for example 1280x720; in place of resolution and aspect ratio' },
    seed: { type: 'integer' },
    generateAudio: { type: 'boolean', description: 'Whether it has sound' },
    image: null,
    lastImage: null,
    images: null,
    jobId: null,
  },
  toolName: 'make_video',
  toolDescription: 'Makes a video of a description. It takes minutes.',
  toContent: ({ videos }) => {
    const files = videos.map(({ bytes, mediaType }) => `${bytes.length} bytes of ${mediaType}`);
    return `${videos.length === 1 ? 'A video was' : `${videos.length} videos were`} made: ${files.join(', ')}. The user has it.`;
  },
};
