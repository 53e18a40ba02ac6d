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

/** Chromium's switches behind which another program reads the page or runs code in it. */
const letsIn = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'js-flags',
  'load-extension',
  'disable-web-security',
  'host-rules',
  'host-resolver-rules',
  'ssl-key-log-file',
  'log-net-log',
  'enable-logging',
] as const

/** Those that were given. */
export const openingSwitches = (has: (name: string) => boolean): readonly string[] =>
  letsIn.filter(has).map((name) => `--${name}`)

/** An AppImage is unpacked for each start: what is started anew is the image, not what it was unpacked to. */
export const relaunchOptions = (environment: NodeJS.ProcessEnv): { readonly execPath?: string } => {
  const image = environment['APPIMAGE']
  return image === undefined || image === '' ? {} : { execPath: image }
}
