/** What may be said on the command line: `--demo`, `--data DIR`. */
import { homedir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

export interface Arguments {
  readonly demonstration: boolean
  /** Where the encrypted files lie. The loopback host uses the same folder. */
  readonly dataDir: string
}

/** Chromium and Electron read the same command line, so what is unknown is passed over. Throws on `--data` without a folder. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: { demo: { type: 'boolean' }, data: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  })
  if (values.data === true || values.data === '') throw new Error('--data needs a folder')
  return {
    demonstration: values.demo === true,
    dataDir:
      typeof values.data === 'string' ? path.resolve(values.data) : path.join(homedir(), '.linli-desk'),
  }
}
