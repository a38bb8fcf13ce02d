import { failureOf, fileUrls } from './build-job.ts';
import type { WebhookOptions } from './video-behaviour.ts';
import type { VideoJob } from './video-jobs.ts';

/** Tells the `callback_url` of a job that it is at its end. One call, whose result stands in the record of the job. */
export async function callWebhook(job: VideoJob, options: WebhookOptions, time: number): Promise<void> {
  const body = JSON.stringify(buildEvent(job, time));
  try {
    const response = await options.fetch(job.callbackUrl ?? '', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-openrouter-idempotency-key': `${job.id}-${job.status}`,
        'x-openrouter-signature': `t=${time},v1=${await sign(`${time},${body}`, options.secret)}`,
      },
      body,
    });
    job.webhook = { status: response.status };
  } catch (error) {
    job.webhook = { error: error instanceof Error ? error.message : String(error) };
  }
}

function buildEvent(job: VideoJob, time: number): Record<string, unknown> {
  const error = failureOf(job);
  return {
    type: `video.generation.${job.status}`,
    created_at: time,
    data: {
      id: job.id,
      status: job.status,
      generation_id: job.generationId,
      model: job.model,
      unsigned_urls: fileUrls(job),
      ...(job.usage && { usage: job.usage }),
      ...(error !== undefined && { error }),
    },
  };
}

async function sign(text: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(text));
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
