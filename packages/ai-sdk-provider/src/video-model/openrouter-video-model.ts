import {
  InvalidArgumentError,
  type Experimental_VideoModelV4 as VideoModelV4,
  type Experimental_VideoModelV4CallOptions as VideoCall,
  type Experimental_VideoModelV4OperationStartResult as StartResult,
  type Experimental_VideoModelV4OperationStatusResult as StatusResult,
  type Experimental_VideoModelV4Result as VideoResult,
  type JSONValue,
  type SharedV4Warning,
} from '@ai-sdk/provider';
import {
  checkVideoPolling,
  downloadVideos,
  isObject,
  pollVideo,
  submitVideo,
  waitForVideo,
  type SubmittedVideo,
} from '@openrouter-adapters/core';

import type { HostCall } from '../model/model-config.ts';
import { OpenRouterModel } from '../model/openrouter-model.ts';
import { sendCall } from '../model/send-call.ts';
import { readOptions } from '../options/read-options.ts';
import { fromVideoCall, type PreparedVideo } from './from-video-call.ts';
import { toJobMetadata, toJobResponse, toStatusResult, toVideoResult } from './to-video-result.ts';
import { toPolling, videoOptions } from './video-settings.ts';

type HandleWebhook = NonNullable<VideoModelV4['handleWebhookOption']>;
type WebhookOption = Parameters<HandleWebhook>[0];

const hostNames = { frame_images: 'frameImages', callback_url: 'webhookUrl' };

/**
 * A video model of OpenRouter for the AI SDK (specification V4). A job is submitted once: no error that comes after it may be retried,
 * because the AI SDK would submit another one. Videos are loaded from the API's own origin, where alone the key goes.
 */
export class OpenRouterVideoModel extends OpenRouterModel implements VideoModelV4 {
  readonly maxVideosPerCall = 1;

  /** Submits a job, waits until it is completed, and loads its videos. Every error after the submission names the job. */
  async doGenerate(call: VideoCall): Promise<VideoResult> {
    const warnings: SharedV4Warning[] = [];
    const prepared = fromVideoCall(this.config, call, warnings);
    const { id } = await this.submit(call, prepared);
    const { poll, onPoll, onProgress } = prepared;
    const { job, ...loaded } = await sendCall(this.config, call, async (transport, options) => {
      const completed = await waitForVideo(transport, id, { ...options, ...poll, onPoll, onProgress });
      return { job: completed, ...(await downloadVideos(transport, completed, { ...options, ...poll })) };
    });
    return toVideoResult(job, loaded, this.modelId, warnings);
  }

  /** Submits a job. The operation names it: `{ id }`. */
  async doStart(call: VideoCall & { webhookUrl?: string }): Promise<StartResult> {
    const warnings: SharedV4Warning[] = [];
    const job = await this.submit(call, fromVideoCall(this.config, call, warnings));
    return {
      operation: { id: job.id },
      warnings,
      providerMetadata: toJobMetadata(job),
      response: toJobResponse(job, this.modelId),
    };
  }

  /** Where a job stands; with its videos when it is completed. */
  async doStatus({ operation, ...call }: HostCall & { operation: JSONValue }): Promise<StatusResult> {
    const id = toJobId(operation);
    const { ofProvider, ofModel } = this.config;
    const { own } = readOptions(videoOptions, { ofProvider, ofModel, ofCall: undefined }, []);
    const { onPoll, onProgress } = own;
    const poll = toPolling(own);
    const { job, ...loaded } = await sendCall(this.config, call, async (transport, options) => {
      const found = await pollVideo(transport, id, { ...options, ...poll, onPoll, onProgress });
      return { job: found, ...(await downloadVideos(transport, found, { ...options, ...poll })) };
    });
    return toStatusResult(job, loaded, this.modelId);
  }

  /** Lets the caller's webhook be told of the end of the job in place of polling; verify its calls with `verifyVideoWebhook`. */
  async handleWebhookOption({ webhook }: WebhookOption): Promise<Awaited<ReturnType<HandleWebhook>>> {
    const { url, received } = await webhook();
    return { webhookUrl: url, received };
  }

  private submit(call: VideoCall, { request, poll, onPoll }: PreparedVideo): Promise<SubmittedVideo> {
    return sendCall(
      this.config,
      call,
      (transport, options) => {
        // Before the job is paid for.
        checkVideoPolling(poll);
        return submitVideo(transport, request, { ...options, onPoll });
      },
      hostNames,
    );
  }
}

function toJobId(operation: JSONValue): string {
  const id = isObject(operation) ? operation['id'] : operation;
  if (typeof id === 'string' && id !== '') return id;
  throw new InvalidArgumentError({
    argument: 'operation',
    message: 'The operation names no video job. Pass the one that starting the video gave, { id: "…" }.',
  });
}
