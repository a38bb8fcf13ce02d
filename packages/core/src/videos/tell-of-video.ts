import { advise } from '../errors/advice.ts';
import { fieldsOf } from '../errors/fields-of.ts';
import { messageOf } from '../errors/is-error.ts';
import { OpenRouterError } from '../errors/openrouter-error.ts';
import { withAdvice } from '../errors/final-error.ts';
import type { OnProgress } from '../work/progress.ts';
import type { VideoJob } from './video-request.ts';

/** Who is told of a job. What they throw ends the work, with an error that names the job. */
export interface VideoCallbacks {
  /** Is told of the job when it was submitted, and after each poll. */
  onPoll?: ((job: VideoJob) => void) | undefined;
  /** Is told after each poll: `done` is 0 until the end, `etaSeconds` is never known. */
  onProgress?: OnProgress | undefined;
}

/**
 * Tells of a job.
 *
 * @throws {OpenRouterError} when a callback throws: it ends the work, and an error of this kind can name the job
 */
export function tellOfVideo(job: VideoJob, { onPoll, onProgress }: VideoCallbacks): void {
  const done = job.status === 'completed' ? 1 : 0;
  try {
    onPoll?.(job);
    onProgress?.({ done, total: 1, cost: job.usage?.cost.total ?? 0, etaSeconds: done === 1 ? 0 : undefined });
  } catch (cause) {
    const said = messageOf(cause);
    throw new OpenRouterError({ kind: 'interrupted', message: `A callback of the video job threw: ${said}.`, cause });
  }
}

/**
 * The same error with the id of the job, which is there and billed whatever failed after its submission.
 *
 * @param isRetryable may the same be tried again? Never where that would submit a job
 * @param isThere is it certain that there is such a job, also when something of it was not found?
 */
export function nameVideoJob(error: unknown, id: string, isRetryable = false, isThere?: boolean): unknown {
  const isMissing = !isThere && OpenRouterError.isInstance(error) && error.kind === 'not-found';
  const advice = isMissing
    ? `The video job ${id} was not found: check its id and the key before it is submitted again.`
    : `The video job ${id} exists: ask for it again with its id, and do not submit it again.`;
  const named = withAdvice(error, advice, isRetryable);
  if (!isThere || !OpenRouterError.isInstance(named) || named.kind !== 'not-found') return named;
  // What is said to any 404 speaks of wrong ids and of models.
  const message = named.message.replace(`${advise('not-found')} `, '');
  return new OpenRouterError({ ...fieldsOf(named), message, cause: error });
}

/** The same error for a completed job none of whose videos could be loaded: with its id, and with what it cost. */
export function namePaidVideo(
  error: OpenRouterError,
  { id, generationId, usage }: Pick<VideoJob, 'id'> & Partial<VideoJob>,
): unknown {
  const named = nameVideoJob(error, id, false, true);
  if (!OpenRouterError.isInstance(named) || named.kind === 'configuration') return named;
  return new OpenRouterError({ ...fieldsOf(named), generationId, usage, cause: error });
}
