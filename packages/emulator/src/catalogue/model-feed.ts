import { COMMON_HEADERS } from '../http/json-response.ts';
import type { CatalogueModel } from './catalogue-model.ts';

const SITE = 'https://openrouter.ai';

/** `GET /models?use_rss=true`: the models as RSS 2.0. With chat links an item leads to a chat instead of the model's page. */
export function answerModelFeed(models: readonly CatalogueModel[], chatLinks: boolean): Response {
  const items = models.map((model) => {
    const link = chatLinks ? `${SITE}/chat?models=${encodeURIComponent(model.id)}` : `${SITE}/${model.id}`;
    return [
      '<item>',
      element('title', model.name),
      element('link', link),
      element('description', model.description),
      `<guid isPermaLink="false">${escapeText(model.id)}</guid>`,
      element('pubDate', new Date(model.created * 1000).toUTCString()),
      '</item>',
    ].join('');
  });
  const channel = [
    element('title', 'OpenRouter Models'),
    element('link', `${SITE}/models`),
    element('description', 'The models of a simulated OpenRouter'),
    ...items,
  ].join('\n');
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>\n${channel}\n</channel></rss>\n`,
    {
      headers: { ...COMMON_HEADERS, 'content-type': 'application/rss+xml' },
    },
  );
}

function element(name: string, text: string): string {
  return `<${name}>${escapeText(text)}</${name}>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
