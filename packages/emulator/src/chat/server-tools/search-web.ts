import { textList } from '../../json-schema/json-schema.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { tokenise } from '../../tokens/tokenise.ts';
import type { ChatTurn } from '../chat-turn.ts';
import type { ServerToolTask } from './server-tool.ts';
import type { ServerToolOutcome } from './server-tool-use.ts';

/** A page that was invented for a search. */
export interface FoundPage {
  readonly url: string;
  readonly title: string;
  readonly content: string;
}

const DEFAULT_RESULTS = 5;
// Domains that are reserved for examples; a request that excludes one gets the next.
const DOMAINS = ['example.com', 'example.org', 'example.net'];

/** Invents the results of a search, as many as `max_results` wants, on allowed domains. */
export function findPages(turn: ChatTurn, parameters: JsonObject): FoundPage[] {
  const wished = typeof parameters.max_results === 'number' ? parameters.max_results : DEFAULT_RESULTS;
  const total = typeof parameters.max_total_results === 'number' ? parameters.max_total_results : Infinity;
  const most = typeof parameters.max_characters === 'number' ? parameters.max_characters : Infinity;
  const allowed = textList(parameters.allowed_domains ?? parameters.include_domains);
  const excluded = textList(parameters.excluded_domains ?? parameters.exclude_domains);
  const domains = (allowed.length > 0 ? allowed : DOMAINS).filter((domain) => !excluded.includes(domain));
  const topics = turn.source.keywords.length > 0 ? turn.source.keywords : ['openrouter'];
  // All domains excluded: nothing is found.
  const domain = domains[0];
  if (domain === undefined) return [];
  return Array.from({ length: Math.min(wished, total) }, (_, index) => {
    const topic = topics[index % topics.length] ?? '';
    const page = Math.floor(index / topics.length) + 1;
    const content = `This page does not exist. The emulator cites it because the request searched for ${topic}.`;
    return {
      url: `https://${domain}/simulated/${encodeURIComponent(topic)}${page > 1 ? `/${page}` : ''}`,
      title: `Simulated page about ${topic}`,
      content: content.slice(0, most),
    };
  });
}

/** `openrouter:web_search`. */
export function searchWeb({ turn, parameters }: ServerToolTask): ServerToolOutcome {
  const query = turn.source.keywords.slice(0, 6).join(' ') || turn.question;
  return { input: { query }, result: { results: findPages(turn, parameters).map((page) => ({ ...page })) } };
}

const ADDRESS = /https?:\/\/[^\s<>"')\]]+/;

/** `openrouter:web_fetch`: the address in the question, and a page that was invented for it. */
export function fetchPage({ turn, parameters }: ServerToolTask): ServerToolOutcome {
  const url = ADDRESS.exec(turn.question)?.[0].replace(/[.,;:!?]+$/, '') ?? 'https://example.com/';
  const { hostname } = new URL(url);
  const allowed = textList(parameters.allowed_domains);
  const refused =
    textList(parameters.blocked_domains).includes(hostname) || (allowed.length > 0 && !allowed.includes(hostname));
  if (refused) return { input: { url }, result: { url, error: `The domain ${hostname} is not allowed` } };
  const content = `Nothing was fetched: the emulator reaches no network. A page of ${hostname} would stand here.`;
  const most = typeof parameters.max_content_tokens === 'number' ? parameters.max_content_tokens : Infinity;
  return {
    input: { url },
    result: {
      url,
      title: `Simulated page of ${hostname}`,
      content: tokenise(content).slice(0, most).join(''),
      httpStatus: 200,
    },
  };
}
