/** What may be said on the command line: `--demo`, `--data DIR`, `--screen-capture`, `--self-check FILE`. */
import { homedir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

export interface Arguments {
  readonly demonstration: boolean
  /** Where the encrypted files lie. The loopback host uses the same folder. */
  readonly dataDir: string
  /** Whether other programs may take pictures of the window. They may not unless the office says so: revealed numbers are shown in it. */
  readonly screenCapture: boolean
  /** Where to write what was found, see `self-check.ts`; null in every other start. */
  readonly selfCheck: string | null
}

/** Chromium and Electron read the same command line, so what is unknown is passed over. Throws on `--data` without a folder and `--self-check` without a file. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      demo: { type: 'boolean' },
      data: { type: 'string' },
      'screen-capture': { type: 'boolean' },
      'self-check': { type: 'string' },
    },
    strict: false,
    allowPositionals: true,
  })
  if (values.data === true || values.data === '') throw new Error('--data needs a folder')
  const report = values['self-check']
  if (report === true || report === '') throw new Error('--self-check needs a file')
  return {
    // Nobody's data is looked at by a self-check.
    demonstration: values.demo === true || typeof report === 'string',
    screenCapture: values['screen-capture'] === true,
    selfCheck: typeof report === 'string' ? path.resolve(report) : null,
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
