import { isObject } from '../json.ts';
import type { WireAnnotation, WireFileAnnotation, WireURLCitationAnnotation } from './annotation.ts';
import type {
  ReasoningDetail,
  ReasoningEncrypted,
  ReasoningServerToolCall,
  ReasoningSummary,
  ReasoningText,
} from './reasoning-detail.ts';
import type { FunctionTool, Tool } from './tool.ts';

// The unions of the wire are open: a `type` that is compared does not narrow them, because a kind that comes later may have any name.

/** Is this a tool that the caller runs? */
export function isFunctionTool(tool: Tool): tool is FunctionTool {
  return tool.type === 'function' && 'function' in tool && isObject(tool.function);
}

/** Is this annotation a web page that the answer cites? `readCitation` reads it. */
export function isURLCitation(annotation: WireAnnotation): annotation is WireURLCitationAnnotation {
  return annotation.type === 'url_citation';
}

/** Is this annotation a parsed file? */
export function isFileAnnotation(annotation: WireAnnotation): annotation is WireFileAnnotation {
  return annotation.type === 'file' && isObject(annotation['file']);
}

/** Is this detail reasoning in words, with its signature? */
export function isReasoningText(detail: ReasoningDetail): detail is ReasoningText {
  return detail.type === 'reasoning.text';
}

/** Is this detail a summary of reasoning? */
export function isReasoningSummary(detail: ReasoningDetail): detail is ReasoningSummary {
  return detail.type === 'reasoning.summary';
}

/** Is this detail reasoning that only the upstream can read? */
export function isReasoningEncrypted(detail: ReasoningDetail): detail is ReasoningEncrypted {
  return detail.type === 'reasoning.encrypted';
}

/** Is this detail the record of a tool that OpenRouter ran? */
export function isReasoningServerToolCall(detail: ReasoningDetail): detail is ReasoningServerToolCall {
  return detail.type === 'reasoning.server_tool_call';
}
