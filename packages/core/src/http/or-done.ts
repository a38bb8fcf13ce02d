import { asObject } from '../json.ts';

/**
 * For an operation that only has to be done: a success that says that it has no answer (204, RFC 9110 §15.3.5) is not one that cannot
 * be read. 200 and 202 without a body remain errors: they do not say that it was done.
 *
 * @param done the answer in its place
 */
export function orDone<Answer>(answer: Promise<Answer>, done: NoInfer<Answer>): Promise<Answer> {
  return answer.catch((error: unknown) => {
    if (asObject(error)['status'] === 204) return done;
    throw error;
  });
}
