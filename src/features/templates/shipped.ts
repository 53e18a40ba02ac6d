/** Forms that come with the program, in the resources folder: `papers/<feature>/<paper>.docx`. An office's own takes their place. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const fileOf = (resourcesDir: string, paper: string): string => {
  const [feature = '', name = ''] = paper.split('.')
  return join(resourcesDir, 'papers', feature, `${name}.docx`)
}

/** `paper` is a whole name of the contract: two words and a dot lead to no other folder. */
export const isShipped = (resourcesDir: string, paper: string): boolean =>
  existsSync(fileOf(resourcesDir, paper))

/** Null where the program has none. */
export const shippedForm = (resourcesDir: string, paper: string): Uint8Array<ArrayBuffer> | null =>
  isShipped(resourcesDir, paper) ? new Uint8Array(readFileSync(fileOf(resourcesDir, paper))) : null
