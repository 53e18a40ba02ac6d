/** What a part of the programme found, and how it is told: one line a figure. */

export interface Figure {
  readonly name: string
  /** How often it was tried; 0 where this machine did not allow it. */
  readonly tried: number
  readonly failed: number
  /** False also for what was never tried: that shows nothing. */
  readonly ok: boolean
  /** Why it could not be tried, or what failed first. */
  readonly reason?: string
}

/** A claim that was tried so often; `failures` says of each failure what was found. */
export function figure(name: string, tried: number, failures: readonly string[]): Figure {
  const [first] = failures
  const ok = tried > 0 && first === undefined
  return {
    name,
    tried,
    failed: failures.length,
    ok,
    ...(first === undefined ? {} : { reason: first }),
  }
}

/** What this machine does not allow: not ok, and not a failure either. */
export function notPossible(name: string, reason: string): Figure {
  return { name, tried: 0, failed: 0, ok: false, reason }
}

export function json(found: Figure): string {
  return JSON.stringify(found)
}

export function line({ name, tried, failed, ok, reason }: Figure): string {
  const verdict = ok ? 'ok  ' : failed > 0 ? 'FAIL' : 'none'
  const counts = tried === 0 ? 'not tried' : `${failed} of ${tried}`
  return `${verdict} ${name}: ${counts}${reason === undefined ? '' : ` (${reason})`}`
}
