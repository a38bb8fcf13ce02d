// OpenRouter's keys, the keys of other services that look alike, and bearer tokens.
const keyPattern = /\bsk-[A-Za-z0-9_-]{8,}|\bBearer\s+[A-Za-z0-9._~+/-]{8,}=*/g;

/**
 * Replaces API keys in a text: the ones given, and whatever looks like one. Upstreams have been seen to repeat (part of) a key in
 * their error messages, and users log error messages.
 */
export function maskSecrets(text: string, secrets: readonly string[] = []): string {
  let masked = text;
  for (const secret of secrets) if (secret !== '') masked = masked.replaceAll(secret, '[key]');
  return masked.replace(keyPattern, '[key]');
}
