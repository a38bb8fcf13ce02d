/**
 * What an Authorization header holds: nothing, no Bearer key, a key that the emulator does not know, an ordinary key,
 * or a management key.
 */
export type KeyKind = 'missing' | 'malformed' | 'unknown' | 'standard' | 'management';
