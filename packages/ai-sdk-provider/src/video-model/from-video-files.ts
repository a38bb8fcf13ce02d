import type {
  SharedV4Warning,
  Experimental_VideoModelV4CallOptions as VideoCall,
  Experimental_VideoModelV4File as VideoModelFile,
} from '@ai-sdk/provider';
import type { VideoOptions, VideoReference } from '@openrouter-adapters/core';

import { toDataURL } from '../language-model/prompt/from-media.ts';

type Frame = NonNullable<VideoOptions['frame_images']>[number];

/** First and last frame. The AI SDK repeats a first frame of `frameImages` as `image`: that is one picture. */
export function fromFrames({ image, frameImages = [] }: Pick<VideoCall, 'image' | 'frameImages'>): Frame[] | undefined {
  const frames = frameImages.map(({ image: file, frameType }) => toFrame(file, frameType));
  const hasFirst = frames.some(({ frame_type }) => frame_type === 'first_frame');
  if (image !== undefined && !hasFirst) frames.unshift(toFrame(image, 'first_frame'));
  return frames.length > 0 ? frames : undefined;
}

function toFrame(file: VideoModelFile, frame_type: Frame['frame_type']): Frame {
  return { type: 'image_url', image_url: { url: urlOf(file) }, frame_type };
}

/** What a video is made after, by its media type. */
export function fromReference(file: VideoModelFile, warnings: SharedV4Warning[]): VideoReference {
  const url = urlOf(file);
  switch (file.mediaType?.trim().toLowerCase().split('/')[0] ?? kindByName(url)) {
    case 'video':
      return { type: 'video_url', video_url: { url } };
    case 'audio':
      return { type: 'audio_url', audio_url: { url } };
    case 'image':
      return { type: 'image_url', image_url: { url } };
    default:
      warnings.push({
        type: 'compatibility',
        feature: 'inputReferences',
        details: `The media type of ${url.slice(0, 100)} is not known: it was sent as an image. Give its mediaType.`,
      });
      return { type: 'image_url', image_url: { url } };
  }
}

function urlOf(file: VideoModelFile): string {
  return file.type === 'url' ? file.url : toDataURL(file.data, file.mediaType);
}

const extensions: readonly (readonly [string, RegExp])[] = [
  ['image', /\.(?:png|jpe?g|webp|gif|avif)$/i],
  ['video', /\.(?:mp4|mov|webm|mpe?g|m4v)$/i],
  ['audio', /\.(?:mp3|wav|flac|m4a|ogg|aac)$/i],
];

function kindByName(url: string): string | undefined {
  const [path = ''] = url.split(/[?#]/);
  return extensions.find(([, extension]) => extension.test(path))?.[0];
}
