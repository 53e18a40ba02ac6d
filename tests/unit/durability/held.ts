/** What a durability run found, as a test. */
import { expect, type TestContext } from 'vitest'
import type { Figure } from '../../durability/figures'

/** What this machine does not allow is skipped with its reason. */
export function held(context: TestContext, figures: readonly Figure[]): void {
  const [first] = figures
  if (first?.tried === 0) context.skip(first.reason)
  for (const figure of figures) expect(figure).toMatchObject({ failed: 0, ok: true })
}
