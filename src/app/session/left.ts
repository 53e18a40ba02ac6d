/**
 * What a part of the page holds beside the screens for whoever is signed in (a file that is being brought in), and when it is forgotten: when
 * nobody is signed in any more, and when somebody else takes over. A lock keeps it for whoever comes back.
 */
const forgetters = new Set<(staying: number | null) => void>()

/** `forget` gets the id of whoever stays, or null where nobody does. For as long as the page is there. */
export const whenLeft = (forget: (staying: number | null) => void): void => {
  forgetters.add(forget)
}

/** Whoever is not this one has left. */
export function othersLeft(staying: number | null): void {
  for (const forget of forgetters) forget(staying)
}
