import { generateText } from 'ai';
import { expect, it } from 'vitest';

import { message, scripted } from '../../test/scripted-openrouter.ts';
import { createOpenRouter } from '../index.ts';

const urls = {
  image: 'https://a.example/photo',
  png: 'http://a.example/photo.png?size=2',
  video: 'https://a.example/watch?v=1',
  pdf: 'https://a.example/download/7',
};

it('the AI SDK downloads nothing that OpenRouter fetches itself, and what OpenRouter does not', async () => {
  const { fetch, requests } = scripted(message({ content: 'Seen.' }));
  const downloads: { url: string; isUrlSupportedByModel: boolean }[] = [];
  await generateText({
    model: createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b'),
    messages: [
      {
        role: 'user',
        content: [
          { type: 'file', mediaType: 'image', data: new URL(urls.image) },
          { type: 'file', mediaType: 'image/png', data: urls.png },
          { type: 'file', mediaType: 'video/mp4', data: new URL(urls.video) },
          { type: 'file', mediaType: 'application/pdf', data: new URL(urls.pdf) },
          { type: 'file', mediaType: 'audio/mpeg', data: new URL('https://a.example/a.mp3') },
        ],
      },
    ],
    experimental_download: async (wanted) =>
      wanted.map(({ url, isUrlSupportedByModel }) => {
        downloads.push({ url: url.href, isUrlSupportedByModel });
        return isUrlSupportedByModel ? null : { data: new Uint8Array([1, 2, 3]), mediaType: 'audio/mpeg' };
      }),
  });
  expect(downloads.filter(({ isUrlSupportedByModel }) => !isUrlSupportedByModel)).toEqual([
    { url: 'https://a.example/a.mp3', isUrlSupportedByModel: false },
  ]);
  expect(requests[0]?.body['messages']).toEqual([
    {
      role: 'user',
      content: [
        { type: 'image_url', image_url: { url: urls.image } },
        { type: 'image_url', image_url: { url: urls.png } },
        { type: 'video_url', video_url: { url: urls.video } },
        { type: 'file', file: { file_data: urls.pdf } },
        { type: 'input_audio', input_audio: { data: 'AQID', format: 'mp3' } },
      ],
    },
  ]);
});
