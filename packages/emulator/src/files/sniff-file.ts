import { readAudio } from '../audio/read-audio.ts';
import { hasText } from '../audio/byte-reading.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OFFICE_FOLDERS: readonly (readonly [string, string])[] = [
  ['word/', `${OFFICE}.wordprocessingml.document`],
  ['xl/', `${OFFICE}.spreadsheetml.sheet`],
  ['ppt/', `${OFFICE}.presentationml.presentation`],
];
const SOUNDS: Readonly<Record<string, string>> = {
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
};

/** The media type of bytes that OpenRouter takes as a file; undefined for all others. `declared` names kinds of text. */
export function sniffFile(bytes: Uint8Array, declared: string): string | undefined {
  if (hasText(bytes, 0, '%PDF-')) return 'application/pdf';
  if (bytes[0] === 0x89 && hasText(bytes, 1, 'PNG')) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (hasText(bytes, 0, 'GIF8')) return 'image/gif';
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')) return 'image/webp';
  if (hasText(bytes, 0, 'PK\x03\x04')) return sniffOffice(bytes);
  const sound = SOUNDS[readAudio(bytes)?.format ?? ''];
  if (sound !== undefined) return sound;
  return isText(bytes) ? textType(declared) : undefined;
}

/** Office documents are archives; the names of their folders tell which. */
function sniffOffice(bytes: Uint8Array): string | undefined {
  const names = new TextDecoder('latin1').decode(bytes);
  return OFFICE_FOLDERS.find(([folder]) => names.includes(folder))?.[1];
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // Not UTF-8, so no text that is taken.
    return false;
  }
}

function textType(declared: string): string {
  const type = declared.split(';')[0] ?? '';
  return type.startsWith('text/') || type === 'application/json' ? type : 'text/plain';
}
