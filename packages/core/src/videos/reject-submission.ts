import { toFinalError } from '../errors/final-error.ts';
import { wasRefused } from '../errors/was-refused.ts';

/** What a submission rejects with: unless it is sure that there is no job, submitting again would be a second charge. */
export function rejectSubmission(error: unknown): never {
  if (wasRefused(error)) throw error;
  throw toFinalError(
    error,
    'A job may have been made, and is billed then: look at https://openrouter.ai/activity before you submit it again.',
  );
}
