/**
 * Media type of a video: what the answer says, else by the first bytes. Storage often says no more than `application/octet-stream`.
 *
 * @param contentType the header
 */
export function chooseVideoType(contentType: string, bytes: Uint8Array): string {
  const [said = ''] = contentType.split(';');
  const type = said.trim().toLowerCase();
  return type.startsWith('video/') ? type : (sniffVideoType(bytes) ?? 'video/mp4');
}

/** Media type of a video by its first bytes; `undefined` for anything else. */
export function sniffVideoType(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 64));
  // EBML: WebM says so in its document type, else it is Matroska.
  if (head.startsWith('\x1aE\xdf\xa3')) return head.includes('webm') ? 'video/webm' : 'video/matroska';
  if (!head.startsWith('ftyp', 4)) return undefined;
  return head.startsWith('qt  ', 8) ? 'video/quicktime' : 'video/mp4';
}
