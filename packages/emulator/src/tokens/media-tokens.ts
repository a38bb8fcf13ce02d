/** What a piece of media counts for in input tokens, by rule of thumb. */
export const MEDIA_TOKENS = { image: 258, audio: 128, video: 1032, file: 516 } as const;
