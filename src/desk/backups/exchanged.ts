/** A backup found that a file which nobody here can open is not the one that was closed: on record for whoever reads the log. */
import { notAsClosed } from '#vault/backup/at-rest'
import type { Manifest } from '#vault/backup/contract'
import type { Session } from '../session/session'

/** Once for each file in `told`: a row makes another backup due, which would find the same. */
export function noteExchanged(session: Session, { apart = [] }: Manifest, told: Set<string>): void {
  const { position } = session
  if (position.state !== 'open') return
  for (const said of apart) {
    if (said.state !== 'failed' || said.code !== notAsClosed || told.has(said.name)) continue
    told.add(said.name)
    session.recordApart(position.store, {
      at: session.clock.now(),
      staffId: position.staff.id,
      procedure: 'desk.noteAge',
      outcome: 'failed',
      subject: `file:${said.name}`,
      change: 'exchanged',
    })
  }
}
