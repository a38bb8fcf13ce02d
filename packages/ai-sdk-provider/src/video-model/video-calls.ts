import {
  InvalidArgumentError,
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
  startPollingTime,
  submitVideo,
  waitForVideo,
  type SubmittedVideo,
} from '@openrouter-adapters/core';

import type { HostCall, ModelConfig } from '../model/model-config.ts';
import { sendCall } from '../model/send-call.ts';
import { readOptions } from '../options/read-options.ts';
import { fromVideoCall, type PreparedVideo } from './from-video-call.ts';
import { toJobMetadata, toJobResponse, toStatusResult, toVideoResult } from './to-video-result.ts';
import { toPolling, videoOptions } from './video-settings.ts';

const hostNames = { frame_images: 'frameImages', callback_url: 'webhookUrl' };

/** Submits a job, waits until it is completed, and loads its videos. Every error after the submission names the job. */
export async function makeVideos(config: ModelConfig, call: VideoCall): Promise<VideoResult> {
  const warnings: SharedV4Warning[] = [];
  const prepared = fromVideoCall(config, call, warnings);
  const { id } = await submit(config, call, prepared);
  const { poll, onPoll, onProgress } = prepared;
  const { job, ...loaded } = await sendCall(config, call, async (transport, options) => {
    const inTime = startPollingTime(poll);
    const waiting = { ...options, ...inTime(), onPoll, onProgress, justSubmitted: true };
    const completed = await waitForVideo(transport, id, waiting);
    return { job: completed, ...(await downloadVideos(transport, completed, { ...options, ...inTime() })) };
  });
  return toVideoResult(job, loaded, config.modelId, warnings);
}

/** Submits a job. The operation names it: `{ id }`. */
export async function startVideo(config: ModelConfig, call: VideoCall & { webhookUrl?: string }): Promise<StartResult> {
  const warnings: SharedV4Warning[] = [];
  const job = await submit(config, call, fromVideoCall(config, call, warnings));
  return {
    operation: { id: job.id },
    warnings,
    providerMetadata: toJobMetadata(job),
    response: toJobResponse(job, config.modelId),
  };
}

/** The host asks for a status, and again: it does not wait for one longer than for any call. Milliseconds. */
const longestHold = 60_000;

/** Where a job stands; with its videos when it is completed. */
export async function readVideoStatus(
  config: ModelConfig,
  { operation, ...call }: HostCall & { operation: JSONValue },
): Promise<StatusResult> {
  const id = toJobId(operation);
  const { ofProvider, ofModel, modelId } = config;
  const { own } = readOptions(videoOptions, { ofProvider, ofModel, ofCall: undefined }, []);
  const { onPoll, onProgress } = own;
  const poll = toPolling(own);
  const { job, ...loaded } = await sendCall(config, call, async (transport, options) => {
    const found = await pollVideo(transport, id, { ...options, ...poll, onPoll, onProgress });
    return { job: found, ...(await downloadVideos(transport, found, { ...options, ...poll }, longestHold)) };
  });
  return toStatusResult(job, loaded, modelId);
}

function submit(
  config: ModelConfig,
  call: VideoCall,
  { request, poll, onPoll }: PreparedVideo,
): Promise<SubmittedVideo> {
  return sendCall(
    config,
    call,
    (transport, options) => {
      // Before the job is paid for.
      checkVideoPolling(poll);
      return submitVideo(transport, request, { ...options, onPoll });
    },
    hostNames,
  );
}

function toJobId(operation: JSONValue): string {
  const id = isObject(operation) ? operation['id'] : operation;
  if (typeof id === 'string' && id !== '') return id;
  throw new InvalidArgumentError({
    argument: 'operation',
    message: 'The operation names no video job. Pass the one that starting the video gave, { id: "…" }.',
  });
}
