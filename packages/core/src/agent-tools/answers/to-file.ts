import type { AgentFileContent } from '../agent-file.ts';

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/pcm': 'pcm',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/json': 'json',
};

/** Bytes → a file with a name that fits its type. */
export function toFile(name: string, bytes: Uint8Array, mediaType: string): AgentFileContent {
  const essence = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return { bytes, mediaType: essence, filename: `${name}.${extensions[essence] ?? 'bin'}` };
}
