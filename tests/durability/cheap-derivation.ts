/** Deriving keys in a millisecond; never for real files. */
export const cheapDerivation = { memoryCost: 64, timeCost: 1 }
