import type {
  Experimental_VideoModelV4 as VideoModelV4,
  Experimental_VideoModelV4CallOptions as VideoCall,
  Experimental_VideoModelV4OperationStartResult as StartResult,
  Experimental_VideoModelV4OperationStatusResult as StatusResult,
  Experimental_VideoModelV4Result as VideoResult,
  JSONValue,
} from '@ai-sdk/provider';
import { untilAborted } from '@openrouter-adapters/core/setup';

import type { HostCall } from '../model/model-config.ts';
import { OpenRouterModel } from '../model/openrouter-model.ts';

type HandleWebhook = NonNullable<VideoModelV4['handleWebhookOption']>;
type WebhookOption = Parameters<HandleWebhook>[0];

/**
 * A video model of OpenRouter for the AI SDK (specification V4). A job is submitted once: no error that comes after it may be retried,
 * because the AI SDK would submit another one. Videos are loaded from the API's own origin, where alone the key goes.
 */
export class OpenRouterVideoModel extends OpenRouterModel implements VideoModelV4 {
  readonly maxVideosPerCall = 1;

  /** Submits a job, waits until it is completed, and loads its videos. Every error after the submission names the job. */
  async doGenerate(call: VideoCall): Promise<VideoResult> {
    const { makeVideos } = await untilAborted(import('./video-calls.ts'), call.abortSignal);
    return makeVideos(this.config, call);
  }

  /** Submits a job. The operation names it: `{ id }`. */
  async doStart(call: VideoCall & { webhookUrl?: string }): Promise<StartResult> {
    const { startVideo } = await untilAborted(import('./video-calls.ts'), call.abortSignal);
    return startVideo(this.config, call);
  }

  /** Where a job stands; with its videos when it is completed. */
  async doStatus(call: HostCall & { operation: JSONValue }): Promise<StatusResult> {
    const { readVideoStatus } = await untilAborted(import('./video-calls.ts'), call.abortSignal);
    return readVideoStatus(this.config, call);
  }

  /** Lets the caller's webhook be told of the end of the job in place of polling; verify its calls with `verifyVideoWebhook`. */
  async handleWebhookOption({ webhook }: WebhookOption): Promise<Awaited<ReturnType<HandleWebhook>>> {
    const { url, received } = await webhook();
    return { webhookUrl: url, received };
  }
}
