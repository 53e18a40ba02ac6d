/**
 * Tickets that let a browser in once.
 *
 * A browser is started with the address on its command line, and on Linux every user of the machine can read that (`/proc`). What stands
 * there is a ticket: whoever reads it later has nothing, and where somebody was quicker, the desk's own window says that it was used.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'

export const ticketPath = '/open/'

/** How long a slow machine may take to start its browser, in milliseconds. */
export const ticketLasts = 120_000

export interface TicketBooth {
  issue(): string
  /** True once for each ticket, as long as it lasts. */
  take(given: string): boolean
}

/** `monotonic` in milliseconds that only grow. */
export function ticketBooth(monotonic: () => number): TicketBooth {
  let tickets: readonly { readonly ticket: Buffer; readonly until: number }[] = []
  return {
    issue() {
      const ticket = randomBytes(24).toString('base64url')
      tickets = [...tickets, { ticket: Buffer.from(ticket), until: monotonic() + ticketLasts }]
      return ticket
    },
    take(given) {
      const now = monotonic()
      const wanted = Buffer.from(given)
      const found = tickets.find(
        ({ ticket, until }) =>
          now < until && ticket.length === wanted.length && timingSafeEqual(ticket, wanted),
      )
      tickets = tickets.filter((each) => each !== found && now < each.until)
      return found !== undefined
    },
  }
}
