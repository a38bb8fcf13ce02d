import { refuse } from '../../checks/field-check.ts';
import { readKeywords } from '../../json-schema/sample-source.ts';
import { chooseTools } from '../tools/choose-tools.ts';
import type { ServerToolTask } from './server-tool.ts';
import type { ServerToolOutcome } from './server-tool-use.ts';

/** `openrouter:datetime`: the emulator's clock in a time zone. */
export function tellTime({ parameters, now }: ServerToolTask): ServerToolOutcome {
  const timezone = typeof parameters.timezone === 'string' ? parameters.timezone : 'UTC';
  return { input: {}, result: { datetime: formatTime(now, timezone), timezone } };
}

/** ISO 8601 with the offset of the zone, for example `2026-11-21T04:30:00.000+01:00`. */
function formatTime(now: number, timeZone: string): string {
  const offset = offsetMinutes(now, timeZone);
  const local = new Date(now + offset * 60_000).toISOString().slice(0, -1);
  const sign = offset < 0 ? '-' : '+';
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${local}${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}

function offsetMinutes(now: number, timeZone: string): number {
  let parts: Intl.DateTimeFormatPart[];
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    parts = format.formatToParts(now);
  } catch {
    // Intl throws on a zone that it does not know.
    refuse('tools', `"${timeZone}" is not a valid time zone`);
  }
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

const DEFAULT_MODELS_FOUND = 5;

/** `openrouter:experimental__search_models`: models of the catalogue that the words of the question name. */
export function searchModels({ turn, parameters, models }: ServerToolTask): ServerToolOutcome {
  const words = turn.source.keywords;
  const most = typeof parameters.max_results === 'number' ? parameters.max_results : DEFAULT_MODELS_FOUND;
  const ranked = models
    .map((model) => {
      const own = new Set(readKeywords(`${model.id.replaceAll(/[/.:-]/g, ' ')} ${model.name}`));
      return { model, score: words.filter((word) => own.has(word)).length };
    })
    .toSorted((left, right) => right.score - left.score);
  const found = ranked.slice(0, most).map(({ model }) => ({
    id: model.id,
    name: model.name,
    context_length: model.context_length,
    pricing: { prompt: model.pricing.prompt, completion: model.pricing.completion },
  }));
  return { input: { query: words.join(' ') }, result: { models: found } };
}

const DEFAULT_TOOLS_FOUND = 5;

/** `openrouter:tool_search`: the deferred tools that the question is about; only these can be called. */
export function searchTools({ turn, parameters }: ServerToolTask): ServerToolOutcome {
  const most = typeof parameters.max_results === 'number' ? parameters.max_results : DEFAULT_TOOLS_FOUND;
  const found = chooseTools(turn).filter((tool) => tool.defer_loading === true);
  return {
    input: { query: turn.source.keywords.join(' ') || turn.question },
    result: { tools: found.slice(0, most).map((tool) => tool.function.name) },
  };
}
