/** Ends a desk process that did not end when it was told to. */

export interface Endable {
  /** Undefined before it runs and after it has ended. */
  readonly pid?: number | undefined
  kill(): boolean
}

/**
 * Ends it at once. `kill` alone sends what a desk process passes over, see `host-process.ts`, and a process that hangs would pass over
 * anything that it is asked.
 */
export function endProcess(child: Endable): void {
  const { pid } = child
  child.kill()
  if (pid === undefined) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has gone by itself.
  }
}
