/** Reasons when asked; takes a token budget. */
export const ON_REQUEST = { mandatory: false, default_enabled: false, supports_max_tokens: true };
/** Reasons unless told not to. */
export const BY_DEFAULT = { mandatory: false, default_enabled: true };
/** Cannot stop reasoning. */
export const ALWAYS = { mandatory: true, default_enabled: true };
