import { OptionError } from '../checks/option-error.ts';
import { ApiError } from '../http/api-error.ts';
import type { JsonValue } from '../json/json-value.ts';
import { VIDEO_BEHAVIOUR } from './video-behaviour-rule.ts';
import { randomText } from '../deterministic/random.ts';
import { keepAliveText } from '../http/keep-alive.ts';
import { answerInference } from '../inference/answer-inference.ts';
import { pricesOf, startInference } from '../inference/inference.ts';
import { costMembers, settleInference } from '../inference/settle-inference.ts';
import { moneyToNumber } from '../money/decimal.ts';
import type { RouteContext } from '../routing/route.ts';
import { costOf } from '../script/scripted-cost.ts';
import { takeScripted } from '../script/take-scripted.ts';
import { buildJob } from './build-job.ts';
import { callWebhook } from './call-webhook.ts';
import { checkVideoRequest } from './check-video-request.ts';
import { finishJob, isFinal } from './run-job.ts';
import { checkVideoAbilities, priceVideo } from './video-abilities.ts';
import type { VideoBehaviour } from './video-behaviour.ts';
import type { VideoJob } from './video-jobs.ts';

const ID_LENGTH = 22;

/** `POST /videos`: takes a job and answers 202. */
export function submitVideo(context: RouteContext): Response {
  const { state } = context;
  const request = checkVideoRequest(context.bodyText);
  const inference = startInference(context, request.model, 'video');
  checkVideoAbilities(request, inference);
  const { step, own } = takeScripted(context, 'videos', { model: request.model, input: request.prompt ?? '' });
  const behaviour = step?.video ?? chooseBehaviour(context);
  const cost = costOf(step?.usage, priceVideo(request, { ...inference.model, pricing: pricesOf(inference, 0) }));
  const promptMedia = (request.frame_images?.length ?? 0) + (request.input_references?.length ?? 0);
  const completionMedia = behaviour.files ?? 1;
  const job: VideoJob = {
    id: `vid_${randomText(state.random, ID_LENGTH)}`,
    model: inference.model.id,
    status: 'pending',
    polls: 0,
    cost: undefined,
    webhook: undefined,
    badGateways: behaviour.badGateways ?? 0,
    usage: undefined,
    account: context.caller.account,
    origin: new URL(context.request.url).origin,
    behaviour,
    callbackUrl: request.callback_url,
    generationId: inference.id,
    providerName: inference.providerName,
    price: moneyToNumber(cost),
    charge: () => {
      const use = { cost, promptMedia, completionMedia };
      // Whatever went wrong with the 202: the video is there.
      settleInference(context, inference, use, { end: 'finished' });
      const { cost: charged, is_byok } = costMembers(context, use);
      return { cost: charged, is_byok };
    },
  };
  // An error instead of a job: there is none.
  if (own.fault?.kind === 'error-in-ok') return answerInference(own, inference, {});
  state.videoJobs.add(job);
  const { webhook } = state.options;
  if (job.callbackUrl !== undefined && webhook) {
    // Who is called when the job ends need not poll: the job ends by itself once the 202 is out.
    setTimeout(() => {
      if (!isFinal(job)) finishJob(job);
      void callWebhook(job, webhook, Math.floor(state.clock() / 1000));
    });
  }
  return answerInference(own, inference, buildJob(job), { status: 202, leadingText: keepAliveText(state.options) });
}

function chooseBehaviour({ state, recorded }: RouteContext): VideoBehaviour {
  const { video } = state.options;
  if (typeof video !== 'function') return video ?? {};
  const behaviour = video(recorded) ?? {};
  try {
    // Programs without types give anything.
    VIDEO_BEHAVIOUR(behaviour as unknown as JsonValue, 'video');
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new OptionError(`What the function of the option video gave cannot be used: ${error.message}`, {
      cause: error,
    });
  }
  return behaviour;
}
