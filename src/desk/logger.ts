import { property } from './property'

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

/** Class, SQLite code and stack frames of an error, without its message. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = property(error, 'code')
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return [error.name, typeof code === 'string' ? code : '', ...frames.slice(0, 6)].filter(Boolean).join(' ')
}
