/** When the canteen began: three months of lunches, and before them its policies, its menu and its diners. */

/** Working days up to today on which there was lunch. */
export const opened = 64
/** Working days before today on which diners were enrolled, the menu was written, the year's policies were entered. */
export const enrolled = opened + 2
export const cooked = opened + 4
export const decided = opened + 8
