import { AUDIO_SAMPLES } from '../audio-samples.ts';
import type { RequestExample } from './request-example.ts';
import { ROUTING_MEMBERS } from './shared-members.ts';

const PNG = 'data:image/png;base64,iVBORw0KGgo=';
const { user, session_id: session, trace } = ROUTING_MEMBERS;
const tracked = { user, session_id: session, trace };
/** Preferences that leave every provider in the choice. */
const preferences = (names: readonly string[]) => ({ ...ROUTING_MEMBERS.provider, order: names, only: names });
const BY_PRICE = {
  sort: { by: 'price', partition: 'model' },
  preferred_max_latency: { p50: 1, p75: 1, p90: 1, p99: 1 },
};
const image = { type: 'image_url', image_url: { url: PNG } };

/** Requests that between them have every member of what is asked of models beside chat. */
export const MEDIA_EXAMPLES: readonly RequestExample[] = [
  {
    path: '/embeddings',
    body: {
      model: 'openai/text-embedding-3-small',
      input: ['Hi', 'you'],
      dimensions: 8,
      encoding_format: 'float',
      input_type: 'query',
      provider: preferences(['OpenAI', 'azure']),
      ...tracked,
    },
  },
  {
    path: '/embeddings',
    body: { model: 'openai/text-embedding-3-small', input: [[1, 2], [3]], provider: BY_PRICE },
  },
  {
    path: '/embeddings',
    body: {
      model: 'google/gemini-embedding-2-preview',
      input: [
        {
          content: [
            { type: 'text', text: 'a' },
            image,
            { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
            { type: 'input_video', input_video: { data: 'AAAA', format: 'mp4' } },
            { type: 'input_file', input_file: { data: 'AAAA', format: 'pdf' } },
          ],
        },
      ],
    },
  },
  {
    path: '/rerank',
    body: {
      model: 'cohere/rerank-v3.5',
      query: 'a',
      documents: ['a', { text: 'b' }],
      top_n: 1,
      provider: preferences(['Cohere']),
      ...tracked,
    },
  },
  {
    path: '/rerank',
    body: {
      model: 'nvidia/llama-nemotron-rerank-vl-1b-v2:free',
      query: 'a',
      documents: [{ text: 'b' }, { image: PNG }],
      provider: BY_PRICE,
    },
  },
  {
    path: '/images',
    body: {
      model: 'openai/gpt-image-1',
      prompt: 'A cat',
      n: 1,
      quality: 'low',
      background: 'opaque',
      output_format: 'webp',
      output_compression: 50,
      size: '1024x1024',
      stream: false,
      input_references: [image],
      provider: {
        order: ['OpenAI'],
        only: ['OpenAI'],
        ignore: ['nobody'],
        allow_fallbacks: true,
        sort: 'price',
        options: { openai: { moderation: 'low' } },
      },
      ...tracked,
    },
  },
  {
    path: '/images',
    body: {
      model: 'bytedance-seed/seedream-4.5',
      prompt: 'A cat',
      aspect_ratio: '16:9',
      resolution: '2K',
      seed: 4,
      provider: { sort: { by: 'price', partition: 'model' } },
    },
  },
  {
    path: '/audio/speech',
    body: {
      model: 'openai/gpt-4o-mini-tts-2025-12-15',
      input: 'Hello',
      voice: 'alloy',
      response_format: 'mp3',
      speed: 1,
      provider: { options: { openai: { instructions: 'Slowly' } } },
      ...tracked,
    },
  },
  {
    path: '/audio/speech',
    body: {
      model: 'mistralai/voxtral-mini-tts-2603',
      input: 'Hello',
      input_references: [
        { type: 'input_audio', input_audio: { data: AUDIO_SAMPLES.mp3, format: 'mp3' } },
        { type: 'text', text: 'Hi' },
      ],
    },
  },
  {
    path: '/audio/transcriptions',
    body: {
      model: 'openai/whisper-1',
      input_audio: { data: AUDIO_SAMPLES.mp3, format: 'mp3' },
      language: 'en',
      temperature: 0.5,
      response_format: 'verbose_json',
      timestamp_granularities: ['word', 'segment'],
      provider: { options: { openai: { prompt: 'x' } } },
      ...tracked,
    },
  },
  {
    path: '/videos',
    body: {
      model: 'google/veo-3.1-fast',
      prompt: 'A cat',
      duration: 4,
      resolution: '720p',
      aspect_ratio: '16:9',
      generate_audio: false,
      seed: 4,
      callback_url: 'https://example.com/hook',
      frame_images: [{ ...image, frame_type: 'first_frame' }],
      provider: { options: { 'google-vertex': { negativePrompt: 'x' } } },
      ...tracked,
    },
  },
  {
    path: '/videos',
    body: {
      model: 'google/veo-3.1-fast',
      prompt: 'A cat',
      size: '1280x720',
      input_references: [
        image,
        { type: 'audio_url', audio_url: { url: 'https://example.com/a.mp3' } },
        { type: 'video_url', video_url: { url: 'https://example.com/v.mp4' } },
      ],
    },
  },
];
