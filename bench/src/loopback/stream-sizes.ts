/** How many deltas the streams of the server have, and how many microseconds at least are between two that come one by one. */
export const streamSizes = { burst: 20_000, paced: 5000, pause: 50 };
