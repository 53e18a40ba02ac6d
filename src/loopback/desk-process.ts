/**
 * The desk on loopback, in a process of its own: started by keep-desk.ts, and ended with what lies in its memory when somebody has signed
 * out. Connections come from the door, unread.
 *
 * Everything that can be missing on a machine is loaded when the order to open comes, so that what is missing is told of by name.
 */
import { Socket } from 'node:net'
import { endsByOrderAlone, goesOnUnread } from '#ground/host-process'
import { refusalForTerminal } from '#ground/opening/words'
import { refusalOf } from '#ground/opening/why-not'
import type { RunningDesk } from './open'
import { deskOrder, leftCode, type DeskNews } from './orders'

// What is made from here on is this user's alone.
process.umask(0o077)
goesOnUnread()
endsByOrderAlone()

const tell = (news: DeskNews) => void process.send?.(news)
let desk: RunningDesk | undefined
let ahead = 0
let demonstrationOpened: (address: string | null) => void = () => undefined

const openDemonstration = () =>
  new Promise<string>((resolve, reject) => {
    demonstrationOpened = (address) => {
      if (address === null) reject(new Error('the demonstration does not open'))
      else resolve(address)
    }
    tell({ type: 'demonstration' })
  })

process.on('message', (message, handle) => {
  const order = deskOrder.parse(message)
  switch (order.type) {
    case 'open':
      ahead = order.ahead
      void import('./open')
        .then(({ openDesk }) => openDesk({ order, ahead: () => ahead, openDemonstration }))
        .then(
          (opened) => {
            desk = opened
            opened.endsWhenLeft(() => tell({ type: 'left' }))
            tell({ type: 'ready', ticketAddress: opened.ticketAddress() })
          },
          (error: unknown) => {
            process.stderr.write(refusalForTerminal(refusalOf(error)))
            process.exit(1)
          },
        )
      break
    case 'serve':
      if (handle instanceof Socket) desk?.admit(handle)
      break
    case 'clock':
      ahead = order.ahead
      break
    case 'demonstration':
      demonstrationOpened(order.address)
      break
    case 'end':
      desk?.closeAtOnce()
      // The keys are gone; a page that is fetching its next part gets it whole.
      void (desk?.filesSent() ?? Promise.resolve()).then(() => process.exit(leftCode))
      break
    case 'close':
      end()
  }
})
// The keeper was killed: nobody asks for this desk any more.
process.on('disconnect', end)

/** Where there is no desk yet, nothing is to be kept. */
function end(): void {
  void Promise.resolve(desk?.finish()).then(() => process.exit(0))
}
