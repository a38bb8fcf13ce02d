import { decodeBase64 } from '../bytes/base64.ts';

/** Bytes of a step: as they are, or from base64, which the check of the script saw to; of a data URL what is behind the comma. */
export function bytesOf(given: string | Uint8Array): Uint8Array {
  return typeof given === 'string' ? (decodeBase64(given.replace(/^data:[^,]*,/, '')) ?? new Uint8Array()) : given;
}
