import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';

/**
 * Takes whoever waits for a review to what it asks for, once it ends; what was known already has no review to wait for.
 * Nobody is taken away from what they are writing (`isBusy`). True while there is something to wait for.
 */
export function useLead(options: {
  isRunning: boolean;
  /** Counts what was sent to be reviewed. */
  sent: number;
  next: string | null;
  isBusy: boolean;
}): boolean {
  const { isRunning, sent, next, isBusy } = options;
  const navigate = useNavigate();
  const [isAwaited, setIsAwaited] = useState(isRunning);
  const sentBefore = useRef(sent);
  if (isRunning && !isAwaited) setIsAwaited(true);
  useEffect(() => {
    const isNew = sentBefore.current !== sent;
    sentBefore.current = sent;
    if (isRunning || next === null || (!isAwaited && !isNew)) return;
    const arrival = isBusy ? undefined : navigate(next);
    void Promise.resolve(arrival).then(() => setIsAwaited(false));
  }, [isAwaited, isBusy, isRunning, navigate, next, sent]);
  return isAwaited && !isBusy;
}
