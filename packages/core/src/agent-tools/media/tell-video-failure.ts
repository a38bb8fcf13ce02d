import { readVideoFailure } from '@openrouter-adapters/core';
import type { MediaAnswers } from '@openrouter-adapters/core';

/** Why a job that has failed gave no video, for the model. */
export function tellVideoFailure({ error }: MediaAnswers['video']): string {
  const reason = readVideoFailure(error);
  return reason === undefined ? 'There is no video. Submit a new job to try again.' : `There is no video: ${reason}`;
}
