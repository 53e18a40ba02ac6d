/** Serves what is due for erasure, and the deed: with the password there and then, in the file's own log, whole or not at all. */
import { askForCleaning, cleanAfterErasure } from '#desk/personal-data/erase'
import { keys, read, type HandlersOf } from '#desk/rpc/serve'
import { forgetOldAnswers } from '#desk/session/answered-requests'
import { writeOnRecord } from '#desk/session/calls'
import { refuse } from '../../cases/service/refuse'
import { inMediation } from '../../contract/file'
import type { retentionContract } from '../contract'
import { dueNow, dueOne, waitingNow } from './due'
import { eraseRetained } from './erase'

const erase = { procedure: 'mediation.retention.erase', file: inMediation.file }

export const retentionHandlers: HandlersOf<typeof retentionContract> = {
  due: read((call) => ({ ...dueNow(call), waiting: waitingNow(call) })),

  erase: keys(async (session, { what, password }, sendId) => {
    session.beginWrite(erase.file)
    await session.requirePassword(erase, password)
    const erased = writeOnRecord(session, erase, { sendId, ...{ what } }, (call) => {
      for (const one of what) {
        const due = dueOne(call, one)
        // Since it was shown, somebody may have added to it.
        if (due === null || due.holds.length > 0) throw refuse('conflict', 'not-due')
        eraseRetained(call, one, call.today)
      }
      askForCleaning(call)
      call.record({ subject: 'mediation:retention', change: { erased: what } })
      return { erased: what.length }
    })
    const store = session.storeOf(erase.file)
    // Answers to writes of that time hold the same words.
    forgetOldAnswers(store, session.clock.now())
    cleanAfterErasure(store)
    return erased
  }),
}
