/** The copying of a change of keys in this thread: another takes a second to start from the sources. */
import { copyUnderNewKey, type CopyOrder } from '#vault/key-rotation/copy'

export async function* copyHere(order: CopyOrder) {
  await Promise.resolve()
  yield* copyUnderNewKey(order)
}
