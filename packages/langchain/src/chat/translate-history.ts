/** What only a conversation needs, or a prompt with media: loaded for the first of them. */
export { fromAssistantMessage } from './from-assistant-message.ts';
export * from './from-content-block.ts';
export { readAnswered } from './read-answered.ts';
