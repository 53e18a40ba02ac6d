/**
 * The desk in a process of its own: what it computes never stops the window, and what kills it doesn't close it.
 *
 * Everything that can be missing on a machine is loaded when the order to open comes, so that what is missing is answered
 * by name. A rejection that nobody takes would only warn here, and the window would wait for ever: it ends the process.
 */
import { endsByOrderAlone, goesOnUnread } from '#ground/host-process'
import { refusalOf } from '#ground/opening/why-not'
import { deskOrder, leftCode, type DeskNews } from '../desk-orders'
import type { RunningDesk } from './open'

// What is made from here on is this user's alone.
process.umask(0o077)
goesOnUnread()
endsByOrderAlone()

const parent = process.parentPort
const tell = (news: DeskNews) => {
  parent.postMessage(news)
}

/** Told to whoever started this process, by its exit code: what happened was not foreseen. */
const unforeseen = 70
const die = (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(unforeseen)
}
process.on('uncaughtException', die)
process.on('unhandledRejection', die)

let desk: RunningDesk | undefined

parent.on('message', ({ data, ports }) => {
  const order = deskOrder.parse(data)
  switch (order.type) {
    case 'open':
      void import('./open')
        .then(({ openDesk }) => openDesk(order))
        .then(
          (opened) => {
            desk = opened
            opened.endsWhenLeft(() => process.exit(leftCode))
            opened.whenShut(() => {
              tell({ type: 'shut' })
            })
            tell({ type: 'ready' })
          },
          (error: unknown) => {
            tell({ type: 'refused', ...refusalOf(error) })
          },
        )
      break
    case 'serve': {
      const [port] = ports
      if (desk === undefined || port === undefined) break
      desk.servePort(port)
      port.start()
      break
    }
    case 'lock':
      desk?.lock()
      break
    case 'close':
      // The window is gone already: nobody waits for the backup of what changed.
      void Promise.resolve(desk?.finish()).then(() => process.exit(0))
  }
})
