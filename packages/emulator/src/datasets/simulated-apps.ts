import { diceOf } from '../deterministic/dice.ts';
import { formatDay } from './date-window.ts';

/** An app that does not exist. */
export interface SimulatedApp {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly subcategory: string;
}

/** Groups of the app marketplace and what is in them. */
export const APP_CATEGORIES = {
  coding: ['cli-agent', 'ide-extension', 'cloud-agent', 'programming-app', 'native-app-builder'],
  creative: ['creative-writing', 'video-gen', 'image-gen', 'audio-gen'],
  productivity: ['writing-assistant', 'general-chat', 'personal-agent', 'legal'],
  entertainment: ['roleplay', 'game'],
} as const;

/** One invented app for each subcategory. */
export const SIMULATED_APPS: readonly SimulatedApp[] = Object.values(APP_CATEGORIES)
  .flat()
  .map((subcategory, index) => ({
    id: 1000 + index,
    slug: `example-${subcategory}`,
    name: `Example ${subcategory
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ')}`,
    subcategory,
  }));

/** Tokens that an app is said to have used on a day. */
export function appTokens({ slug }: SimulatedApp, day: number): number {
  return Math.round(10 ** (8 + 2 * diceOf(slug)) * (0.5 + diceOf(`${slug} ${formatDay(day)}`)));
}
