/** Remembers the last that was made of something: what is asked again at every key is made once. */

/** What `make` made last, as long as the same is given, one by one. */
export function lastMade<Made>(): (given: readonly unknown[], make: () => Made) => Made {
  let last: { readonly given: readonly unknown[]; readonly made: Made } | null = null
  return (given, make) => {
    const isSame = last?.given.length === given.length && given.every((one, at) => one === last?.given[at])
    if (last === null || !isSame) last = { given, made: make() }
    return last.made
  }
}
