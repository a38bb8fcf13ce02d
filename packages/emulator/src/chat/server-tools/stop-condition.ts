/** A condition of `stop_server_tools_when`. */
export type StopCondition =
  | { readonly type: 'step_count_is'; readonly step_count: number }
  | { readonly type: 'has_tool_call'; readonly tool_name: string }
  | { readonly type: 'max_tokens_used'; readonly max_tokens: number }
  | { readonly type: 'max_cost'; readonly max_cost_in_dollars: number }
  | { readonly type: 'finish_reason_is'; readonly reason: string };
