// By itself, so that a bundle that verifies holds this function of core alone.
export { verifyVideoWebhook as verify } from '@openrouter-adapters/core';
