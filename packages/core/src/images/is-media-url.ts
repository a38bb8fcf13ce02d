import { parseURL } from '../http/parse-url.ts';

/** Can the API fetch or read media from it? */
export function isMediaURL(url: string): boolean {
  return /^data:[^,]*,./s.test(url) || (/^https?:\/\//i.test(url) && parseURL(url) !== undefined);
}
