import type { RequestWarning } from '../chat/request/chat-request.ts';
import { OpenRouterError } from '../errors/openrouter-error.ts';
import type { TimeUnit, TranscriptionRequest } from './transcription-request.ts';

const option = 'timestamp_granularities';

/**
 * Times come with `verbose_json` only: asking for them asks for it, unless `json` is asked for, which has none. Those that the options insist
 * on win over those that are wished for.
 */
export function withTimes({
  times = [],
  options = {},
}: TranscriptionRequest): NonNullable<TranscriptionRequest['options']> {
  const { timestamp_granularities: insisted, ...rest } = options;
  const units = insisted ?? (times.length > 0 ? [...times] : undefined);
  if (units === undefined || !hasTimes(options)) return rest;
  return { ...rest, timestamp_granularities: units, response_format: options.response_format ?? 'verbose_json' };
}

function hasTimes({ response_format: format }: NonNullable<TranscriptionRequest['options']>): boolean {
  return format !== 'json';
}

/** The same request without times. */
export function withoutTimes({ options, times: _, ...request }: TranscriptionRequest): TranscriptionRequest {
  const { response_format: _format, timestamp_granularities: _units, ...rest } = options ?? {};
  return { ...request, options: rest };
}

/**
 * Was a request refused because the upstream has no times? Only upstreams that are compatible with OpenAI know `verbose_json`; the others
 * answer 400, which costs nothing.
 */
export function isRefusalOfTimes(error: unknown): boolean {
  if (!OpenRouterError.isInstance(error) || error.kind !== 'invalid-request') return false;
  return /verbose_json|response[_ ]format|timestamp/i.test(`${error.message} ${JSON.stringify(error.body) ?? ''}`);
}

/** What came of the times of a unit. */
interface FoundTimes {
  unit: TimeUnit;
  /** Pieces with times. */
  timed: number;
  /** Pieces without, which are no part of a time line. */
  untimed: number;
}

/** What is said of times that were asked for and did not come, and of pieces that came without. */
export function warnOfTimes(
  { times = [], options = {} }: TranscriptionRequest,
  text: string,
  found: readonly FoundTimes[],
): RequestWarning[] {
  const asked: readonly TimeUnit[] = options.timestamp_granularities ?? times;
  return found.flatMap(({ unit, timed, untimed }): RequestWarning[] => {
    if (untimed > 0) {
      return [{ option, message: `${untimed} ${unit}s came without times and are left out; the text has them.` }];
    }
    if (!asked.includes(unit) || timed > 0 || text === '') return [];
    if (hasTimes(options)) return [{ option, message: `The upstream gave no times of ${unit}s.` }];
    return [{ option, message: `The response format json, which was asked for, has no times of ${unit}s.` }];
  });
}
