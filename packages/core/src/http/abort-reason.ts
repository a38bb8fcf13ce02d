/** Why a signal was aborted. React Native's signals (abort-controller 3) have neither `reason` nor `throwIfAborted`. */
export function abortReason(signal: AbortSignal | null | undefined): unknown {
  return signal != null && 'reason' in signal
    ? signal.reason
    : Object.assign(new Error('The call was aborted'), { name: 'AbortError' });
}

/**
 * Ends work that nobody waits for any more.
 *
 * @throws the signal's reason after an abort
 */
export function throwIfAborted(signal: AbortSignal | null | undefined): void {
  if (signal?.aborted === true) throw abortReason(signal);
}
