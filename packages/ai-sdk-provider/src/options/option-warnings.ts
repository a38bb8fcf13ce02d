import type { SharedV4Warning } from '@ai-sdk/provider';

/** For a field that only the call itself decides. */
export function refusal(feature: string): SharedV4Warning {
  return { type: 'unsupported', feature, details: 'It is decided by the call itself.' };
}

/** For a field that is not known here, which OpenRouter may know all the same. */
export function sentAsItIs(place: string): SharedV4Warning {
  return { type: 'other', message: `${place} is not known here and was sent as it is.` };
}
