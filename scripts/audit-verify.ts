/**
 * `npm run audit:verify -- --data DIR [--head SEQ:MAC …]`: verifies the audit log of a desk that nobody is running.
 *
 * Asks for an account and its password, or, when the account is left empty, for the recovery key; without a terminal
 * both are read from stdin, a line each. Ends with 0 when the log is sound, 1 when it is not, 2 when it could not be
 * verified. Changes nothing.
 */
import './start/node-version'
import { parseArgs } from 'node:util'
import { DeskError } from '#ground/contract/errors'
import { deviceFolder, deviceFolderOfUser } from '#vault/keyring/device'
import { readHead } from '#vault/log/rules/head'
import type { OutsideHead } from '#vault/log/rules/verify'
import { asker } from './audit-verify/ask'
import { verifyFolder } from './audit-verify/verify-folder'
import { fileInWords, notOpenedInWords, reasonInWords, verdictInWords } from './audit-verify/words'

const usage = 'npm run audit:verify -- --data DIR [--head SEQ:MAC …]'

/** The arguments, or null when they are none of ours. */
function readArguments(): { readonly dataDir: string; readonly heads: readonly OutsideHead[] } | null {
  try {
    const { values } = parseArgs({
      options: { data: { type: 'string' }, head: { type: 'string', multiple: true, default: [] } },
    })
    const heads = values.head.map((typed) => {
      const head = readHead(typed)
      if (head === null) throw new Error(`--head ${typed}`)
      return { ...head, source: `--head ${head.sequence}` }
    })
    if (values.data === undefined) throw new Error('--data')
    return { dataDir: values.data, heads }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    console.error(usage)
    return null
  }
}

async function run(): Promise<number> {
  const wanted = readArguments()
  if (wanted === null) return 2
  const ask = asker(process.stdin, process.stderr)
  try {
    const { logs, notOpened } = await verifyFolder({
      ...wanted,
      device: deviceFolder(deviceFolderOfUser()),
      ask,
    })
    for (const [at, checked] of logs.entries()) {
      if (at > 0) for (const line of fileInWords(checked.file)) console.log(line)
      for (const line of verdictInWords(checked)) console.log(line)
    }
    for (const file of notOpened) for (const line of notOpenedInWords(file)) console.log(line)
    return logs.every(({ verdict }) => verdict.ok) ? 0 : 1
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    for (const line of reasonInWords(error.code)) console.error(line)
    return 2
  } finally {
    ask.close()
  }
}

process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  return 2
})
