import type { DecisionOptions } from '@openrouter-adapters/core';

import { defineOptions } from '../options/option-table.ts';
import { mediaTracking, providerPreferences } from '../options/shared-checks.ts';
import type { SharedSettings, Spelled } from '../options/spelled.ts';

/** Settings of a decision model, and what `providerOptions.openrouter` of a call takes. */
export type OpenRouterDecisionSettings = Spelled<DecisionOptions> & SharedSettings;

/** The options of a decision model. */
export const decisionOptions = /* @__PURE__ */ defineOptions<DecisionOptions>({
  wire: () => ({ provider: providerPreferences(), ...mediaTracking() }),
  refused: ['model', 'state', 'questions'],
});
