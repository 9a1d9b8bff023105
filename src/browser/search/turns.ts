/** Lets answers through in the order of their questions: one that comes after the answer to a later question is stale. */
export interface Turns {
  /** A question begins; its number. */
  readonly begin: () => number;
  /** True when nothing later has been shown; then this is what is shown. */
  readonly show: (turn: number) => boolean;
  /** True when no later question was asked. */
  readonly isLast: (turn: number) => boolean;
}

export function createTurns(): Turns {
  let asked = 0;
  let shown = 0;
  return {
    begin: () => (asked += 1),
    show: (turn) => {
      if (turn < shown) return false;
      shown = turn;
      return true;
    },
    isLast: (turn) => turn === asked,
  };
}

/** Calls `act` once nothing has happened for a while (milliseconds); `cancel` forgets what is waiting. */
export interface Pause {
  readonly touch: () => void;
  readonly cancel: () => void;
}

export function createPause(milliseconds: number, act: () => void): Pause {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    touch: () => {
      cancel();
      timer = setTimeout(act, milliseconds);
    },
    cancel,
  };
}
