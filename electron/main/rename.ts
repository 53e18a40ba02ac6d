/** Renames without standing still: again after a moment where an antivirus holds the file. */
import { rename } from 'node:fs/promises'
import { isHeldForAMoment, waitsForHeldFile } from '#ground/patience'

/** Throws the last error of the file system; `from` is then where it was. */
export async function renamePatiently(from: string, to: string): Promise<void> {
  for (const wait of waitsForHeldFile) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      if (!isHeldForAMoment(error, process.platform)) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  await rename(from, to)
}
