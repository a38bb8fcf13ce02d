import type { DecisionOptions } from '@openrouter-adapters/core';

import { someText } from '../options/checks.ts';
import { defineOptions } from '../options/option-table.ts';
import { mediaTracking, providerPreferences } from '../options/shared-checks.ts';
import type { SharedSettings, Spelled } from '../options/spelled.ts';

/** Where decisions are made. */
export type DecisionPlace = {
  /**
   * The alpha API, on the origin of the provider's base URL. Default: that base URL with `alpha` in place of `v1` at its end; needed where it
   * does not end so.
   */
  baseURL?: string | undefined;
};

/** Settings of a decision model, and what `providerOptions.openrouter` of a call takes. */
export type OpenRouterDecisionSettings = Spelled<DecisionOptions> & SharedSettings & DecisionPlace;

/** The options of a decision model. */
export const decisionOptions = /* @__PURE__ */ defineOptions<DecisionOptions, DecisionPlace>({
  wire: () => ({ provider: providerPreferences(), ...mediaTracking() }),
  own: () => ({ baseURL: someText }),
  refused: ['state', 'questions'],
});
