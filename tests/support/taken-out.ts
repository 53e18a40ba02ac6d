/** Takes a file out of the desk as the page does: the long work to its end, then the file. */
import type { Progress } from '#ground/contract/procedure'
import type { MadeFile } from '#work/exports/contract'
import type { DeskClient } from './desk'
import { finish } from '../unit/residents/people'

export interface TakenOut extends MadeFile {
  readonly bytes: Uint8Array<ArrayBuffer>
}

export async function takenOut(
  client: DeskClient,
  work: Promise<{ next(): Promise<IteratorResult<Progress, MadeFile>> }>,
): Promise<TakenOut> {
  const made = await finish(work)
  const { content } = await client.exports.take({ file: made.file })
  return { ...made, bytes: new Uint8Array(await content.arrayBuffer()) }
}
