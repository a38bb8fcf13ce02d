import { digest } from '../../deterministic/hash.ts';

function toBase64(hexadecimal: string): string {
  const bytes = hexadecimal.match(/../g) ?? [];
  return btoa(bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join(''));
}

/**
 * A signature over a text at a place. Any emulator can check it, without having issued it. It keeps honest clients
 * honest; it is no cryptography.
 */
export function sign(text: string, place: string): string {
  return toBase64(digest(`signature:${place}:${text}`) + digest(`signature-tail:${place}:${text}`));
}

/** Opaque "encrypted" reasoning that carries a check sum bound to its id. */
export function encrypt(content: string, id: string): string {
  const body = [1, 2, 3, 4].map((lane) => digest(`encrypted:${lane}:${id}:${content}`)).join('');
  return toBase64(body + digest(`sealed:${id}:${body}`));
}

/** Whether data came out of {@link encrypt} with this id and is unchanged. */
export function isIntact(data: string, id: string): boolean {
  let binary: string;
  try {
    binary = atob(data);
  } catch {
    return false;
  }
  const hexadecimal = [...binary].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  return hexadecimal.slice(-32) === digest(`sealed:${id}:${hexadecimal.slice(0, -32)}`);
}
