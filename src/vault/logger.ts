import { property } from '#ground/property'

/** What the desk says about itself, for support: codes and counts, never a person's data. */
export interface Logger {
  info(event: string, details?: Readonly<Record<string, string | number | boolean>>): void
  /** `error` is named by its class and the place it was thrown; its message may hold what a person typed and is left out. */
  error(event: string, error?: unknown): void
}

export const silentLogger: Logger = { info: () => undefined, error: () => undefined }

/** One line of JSON an event, to wherever the host keeps its log. */
export const lineLogger = (writeLine: (line: string) => void): Logger => ({
  info: (event, details) => writeLine(JSON.stringify({ level: 'info', event, ...details })),
  error: (event, error) => writeLine(JSON.stringify({ level: 'error', event, error: describeError(error) })),
})

/** Class, code and stack frames of an error, without its message and without the folders above the program. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = property(error, 'code')
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  const shown = frames.slice(0, 6).map(withoutFolders)
  return [error.name, typeof code === 'string' ? code : '', ...shown].filter(Boolean).join(' ')
}

/** Where a program lies often says whose machine it is on: `C:\\Users\\王桂珍\\…`. */
function withoutFolders(frame: string): string {
  const known =
    /(?:file:\/\/\/?)?(?:[A-Za-z]:)?[^\s()]*?[\\/]((?:src|out|electron|tests|node_modules|app\.asar)[\\/][^()]*)/
  const within = known.exec(frame)?.[1]
  if (within !== undefined) return `at ${within}`
  return /[\\/]/.test(frame) && !frame.includes('node:') ? 'at …' : frame.trim()
}
