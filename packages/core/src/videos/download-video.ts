import { readError } from '../errors/read-error.ts';
import type { CallOptions } from '../http/call-options.ts';
import { checkNumbers } from '../http/check-numbers.ts';
import { followDownload } from '../http/follow-download.ts';
import { isOfType } from '../http/is-of-type.ts';
import { readBytesTold } from '../http/read-bytes.ts';
import type { Transport } from '../http/transport.ts';
import type { TransportResponse } from '../http/transport-response.ts';
import { unreadable } from '../http/unreadable.ts';
import { parseJSONOrText } from '../json.ts';
import type { VideoFile } from './video-request.ts';
import { chooseVideoType, sniffVideoType } from './video-type.ts';
import { videoPath } from './videos.ts';

/**
 * Downloads a video of a completed job, from the API itself: the key goes to no other place, whatever URLs the job names.
 *
 * @param index which of the job's videos, from 0
 * @throws {OpenRouterError} for every failure, among them words or a picture in place of a video
 */
export function downloadVideo(
  transport: Transport,
  id: string,
  index = 0,
  options: CallOptions = {},
): Promise<VideoFile> {
  return loadVideo(transport, id, index, options, () => undefined);
}

/**
 * The same.
 *
 * @param onPiece hears of every piece that comes
 */
export async function loadVideo(
  transport: Transport,
  id: string,
  index: number,
  { headers, signal }: CallOptions,
  onPiece: () => void,
): Promise<VideoFile> {
  checkNumbers({ index });
  const path = `${videoPath(id)}/content?index=${index}`;
  const response = await transport.send({ method: 'GET', path, headers, signal, follow: followDownload });
  const bytes = await readBytesTold(response, onPiece);
  const name = `The video ${index} of job ${id}`;
  if (bytes.length === 0) throw unreadable({ response, mask: response.mask }, `${name} is empty`);
  refuseOther(response, bytes, name);
  return { bytes, mediaType: chooseVideoType(response.headers['content-type'] ?? '', bytes) };
}

const wordy = ['json', 'html', 'xml', 'text'] as const;

/** Storage has been seen to call files of a kind that it does not know `text/plain`: what begins as a video is one. */
function refuseOther(response: TransportResponse, bytes: Uint8Array, name: string): void {
  if (isOfType(response, 'image')) throw unreadable({ response, mask: response.mask }, `${name} came as a picture`);
  if (sniffVideoType(bytes) !== undefined || !wordy.some((word) => isOfType(response, word))) return;
  throw readError(parseJSONOrText(new TextDecoder().decode(bytes)), response);
}
