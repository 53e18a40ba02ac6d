/** Row ids as they stand in an address. */
import { rowId } from '#ground/contract/fields'

/** The id, or undefined when the text is none. */
export function rowIdOf(text: string | null | undefined): number | undefined {
  return rowId.safeParse(Number(text ?? '')).data
}
