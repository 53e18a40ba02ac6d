/** How far a demonstration is: it is made up on another desk, which says nothing of it, so the clock has to. */

/** What it takes on a usual machine. */
export const usualSeconds = 30

/** Never whole: on a slow machine the bar waits just before its end rather than say that it is there. */
export const madeUpAfter = (seconds: number) => ({
  stage: 'demonstration',
  done: Math.min(seconds, usualSeconds - 1),
  total: usualSeconds,
})
