import type { CallOptions } from '../../http/call-options.ts';
import type { Transport } from '../../http/transport.ts';
import type { ImageBody } from '../../wire/images.ts';
import type { MediaAnswers } from '../../wire/media-answers.ts';
import type { SpeechBody } from '../../wire/speech.ts';
import type { VideoBody } from '../../wire/videos.ts';
import type { VideoFile, VideoJob } from '../../videos/video-request.ts';
import { downloadVideo } from '../../videos/download-video.ts';
import { getVideo, sendVideo } from '../../videos/videos.ts';
import { waitForVideo } from '../../videos/wait-for-video.ts';
import type { WaitForVideoOptions } from '../../videos/wait-for-video.ts';
import { asObject, nonEmptyString } from '../../json.ts';
import { rejectPaid } from '../../errors/paid-answer.ts';
import { readSound, refuseWords } from '../../speech/read-sound.ts';
import { splitModelId } from '../split-model-id.ts';
import { callEndpoint, openEndpoint } from '../call-endpoint.ts';
import { endpoint } from '../endpoint.ts';
import { refuseStream } from '../refuse-stream.ts';
import { streamEndpoint } from '../stream-endpoint.ts';
import type { EventStream } from '../stream-endpoint.ts';

const speech = endpoint<never>('POST', '/audio/speech');
const images = endpoint<MediaAnswers['images']>('POST', '/images');
const imageModels = endpoint<MediaAnswers['imageModels']>('GET', '/images/models', 'optional');
const imageEndpoints = endpoint<MediaAnswers['imageEndpoints']>(
  'GET',
  '/images/models/{author}/{slug}/endpoints',
  'optional',
);
const videoModels = endpoint<MediaAnswers['videoModels']>('GET', '/videos/models', 'optional');

/** Audio as it came. */
export interface SpeechBytes {
  bytes: Uint8Array;
  contentType: string;
  /** The only handle on the cost. */
  generationId: string | undefined;
}

/** `client.speech`. */
export function createSpeech(transport: Transport) {
  return {
    /** `POST /audio/speech`. Its default format is `pcm`, which has no header. */
    create: async (body: SpeechBody, options?: CallOptions): Promise<SpeechBytes> => {
      const response = await openEndpoint(transport, speech, { body }, options);
      await refuseWords(response);
      const bytes = await readSound(response);
      const { 'content-type': contentType = '', 'x-generation-id': generationId } = response.headers;
      return { bytes, contentType, generationId };
    },
  };
}

/** `client.images`. */
export function createImages(transport: Transport) {
  return {
    /** `POST /images`. */
    generate: async (body: ImageBody, options?: CallOptions) => {
      refuseStream(body);
      return callEndpoint(transport, images, { body }, options).catch(rejectPaid);
    },

    /** `POST /images` with `stream: true`. Upstreams that cannot stream answer with one event: the whole body. */
    stream: (body: ImageBody, options?: CallOptions): EventStream<MediaAnswers['imageEvent']> =>
      streamEndpoint(
        transport,
        {
          method: 'POST',
          path: '/images',
          key: 'api',
          isLast: ({ type }) => type === 'image_generation.completed' || type === 'error',
        },
        { body: { ...body, stream: true } },
        options,
      ),

    /** `GET /images/models`. */
    models: (options?: CallOptions) => callEndpoint(transport, imageModels, {}, options),

    /** `GET /images/models/{author}/{slug}/endpoints`. */
    endpoints: async (id: string, options?: CallOptions) =>
      callEndpoint(transport, imageEndpoints, { path: splitModelId(id) }, options),
  };
}

/** `client.videos`. */
export function createVideos(transport: Transport) {
  return {
    /** `POST /videos`: submits a job, which is billed once it is accepted. A job that failed at once is given, too: see its `status`. */
    create: async (body: VideoBody, options: CallOptions = {}): Promise<MediaAnswers['video']> =>
      toAnswer((await sendVideo(transport, body, options)).job),

    /** `GET /videos/{jobId}`. A job that failed is no failure of this call: its `error` tells why. */
    get: async (jobId: string, options?: CallOptions): Promise<MediaAnswers['video']> =>
      toAnswer(await getVideo(transport, jobId, options)),

    /** `GET /videos/{jobId}/content`. */
    content: (jobId: string, index = 0, options?: CallOptions): Promise<VideoFile> =>
      downloadVideo(transport, jobId, index, options),

    /** `GET /videos/models`. */
    models: (options?: CallOptions) => callEndpoint(transport, videoModels, {}, options),

    /** Polls a job until it is completed; rejects when it failed, expired or was cancelled. */
    wait: (jobId: string, options?: WaitForVideoOptions) => waitForVideo(transport, jobId, options),
  };
}

/** What came, with the id and the status that a job has, and no other field that has to be there. */
function toAnswer({ id, status, body }: VideoJob): MediaAnswers['video'] {
  const told = asObject(body);
  // What the answer says itself stays as it came.
  return { ...told, id: nonEmptyString(told['id']) ?? id, status: nonEmptyString(told['status']) ?? status };
}
