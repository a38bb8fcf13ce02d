/** One entry of `reasoning_details`, as the emulator issues it. */
export interface ReasoningDetail {
  type: 'reasoning.text' | 'reasoning.summary' | 'reasoning.encrypted';
  text?: string | null;
  summary?: string;
  data?: string;
  signature?: string | null;
  id?: string | null;
  format?: string | null;
  index?: number;
}
