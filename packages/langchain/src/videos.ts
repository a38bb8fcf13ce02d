export { OpenRouterVideos } from './videos/open-router-videos.ts';
export type { OpenRouterVideosInput, VideoPolling, VideosInput, VideosOutput } from './videos/videos-fields.ts';
export type { ImageReference } from './media/image-reference.ts';
export type * from './media/media-types.ts';
