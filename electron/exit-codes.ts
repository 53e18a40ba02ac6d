/**
 * What the program ends with where it has said why it does not open. Nobody else uses them: Electron that cannot run on a machine ends with
 * 1, 2, 127 and many others, and whoever started it then takes another road.
 */
export const saidWhy = {
  /** The desk cannot be opened, see `ground/opening`. */
  refused: 81,
  /** Another program has the data folder. */
  inUse: 82,
  /** Switches that a packaged program does not open with. */
  switches: 83,
} as const
