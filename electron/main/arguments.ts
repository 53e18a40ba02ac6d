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

/** Chromium's switches behind which another program reads the page or runs code in it, or stands in for a part of this one. */
const letsIn = [
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
  'utility-cmd-prefix',
  'renderer-cmd-prefix',
  'gpu-launcher',
  'browser-subprocess-path',
]
/** Of these there are several, and more with each Chromium. */
const letsInBeginning = ['remote-debugging', 'remote-allow']

/** Those that were given: Chromium knows them by their names, and Windows also behind `-` and `/`. */
export function openingSwitches(has: (name: string) => boolean, argv: readonly string[]): readonly string[] {
  const given = argv.flatMap((argument) => /^(?:--?|\/)([\w-]+)/.exec(argument)?.[1]?.toLowerCase() ?? [])
  const begun = given.filter((name) => letsInBeginning.some((beginning) => name.startsWith(beginning)))
  return [...letsIn.filter(has), ...new Set(begun)].map((name) => `--${name}`)
}

/** Domestic Linux systems run X11, or a Wayland of their own that Chromium takes for another. */
export const platformSwitch = { name: 'ozone-platform', value: 'x11' } as const

/**
 * Whether the program has to be started anew for a window of X11: its desktop entry has the switch, an AppImage that is opened by itself has
 * not, and Chromium chooses before the first line of ours runs. Where there is no X server it stays as it is.
 */
export const startsOnWayland = (
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  has: (name: string) => boolean,
): boolean => {
  const said = (name: string) => (environment[name] ?? '') !== ''
  return platform === 'linux' && !has(platformSwitch.name) && said('WAYLAND_DISPLAY') && said('DISPLAY')
}

/** An AppImage is unpacked for each start: what is started anew is the image, not what it was unpacked to. */
export const relaunchOptions = (environment: NodeJS.ProcessEnv): { readonly execPath?: string } => {
  const image = environment['APPIMAGE']
  return image === undefined || image === '' ? {} : { execPath: image }
}

/** By how many milliseconds a test's clock is ahead: `LINLI_TEST_NOW=2026-11-23T01:00:00Z`. Never asked for by a packaged program. */
export function testClockAhead(environment: NodeJS.ProcessEnv, now: number): number {
  const wanted = environment['LINLI_TEST_NOW']
  if (wanted === undefined) return 0
  const ahead = Date.parse(wanted) - now
  if (Number.isNaN(ahead)) throw new Error('LINLI_TEST_NOW is not an instant')
  return ahead
}
