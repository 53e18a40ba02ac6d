/** Saves a file that the desk has made: fetched once, and put where the user says. */
import { deskClient, shell } from '../../desk-client/index'

interface Made {
  readonly file: string
  readonly name: string
}

/** False when the user didn't choose a place; then it has to be made again. */
export async function saveMade({ file, name }: Made): Promise<boolean> {
  const { content } = await deskClient.exports.take({ file })
  const { saved } = await shell.saveFile({ name, content })
  return saved
}
