/** What the menu calls things, kinds before names: to choose from where a policy names some of it. */
export const wordsOfMenu = (
  offers: readonly { readonly name: string; readonly kind: string }[],
): { readonly value: string; readonly label: string }[] =>
  [...new Set([...offers.map(({ kind }) => kind), ...offers.map(({ name }) => name)])]
    .filter((word) => word !== '')
    .map((word) => ({ value: word, label: word }))
