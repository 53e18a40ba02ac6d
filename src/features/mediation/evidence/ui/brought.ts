/** What somebody brought, as it is said before it is scanned. */
import type { BroughtKind } from '../../contract/words'

export interface Brought {
  readonly kind: BroughtKind
  readonly party: number | null
  readonly title: string
  readonly day: string | null
}
