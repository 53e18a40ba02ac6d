/** What the processes of both hosts do about what a terminal and the system do to them. */

/** What a terminal, a session that ends and a window that is closed send to every process of a group; some systems know fewer of them. */
export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * The program goes on where nobody reads any more what it says: a terminal that was closed, a pipe whose other end has gone. Without a
 * listener the next line written would be an uncaught error, and end it.
 */
export function goesOnUnread(
  outputs: readonly Pick<NodeJS.WriteStream, 'on'>[] = [process.stdout, process.stderr],
): void {
  for (const output of outputs) output.on('error', () => undefined)
}

/**
 * For a desk process: a signal that was sent to all of its group says nothing to it. Whoever keeps it hears the same, and has it make its
 * backup and close its files in order; if they are gone, so is their end of the line.
 */
export function endsByOrderAlone(): void {
  for (const name of endingSignals) process.on(name, () => undefined)
}
