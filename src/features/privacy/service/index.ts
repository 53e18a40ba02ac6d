/** What the privacy feature does: every procedure of its contract. */
import { disclose, keys, read, serve, write } from '#desk/rpc/serve'
import { readCall } from '#desk/session/calls'
import { requireSamePerson } from '#desk/session/same-person'
import { personEvenIfLocked, lockedPeople } from '#features/residents/index'
import { revealed } from '#work/reveal/reveal'
import { privacyContract } from '../contract'
import { typeOfKind } from '#vault/attachments/contract'
import { ownCopyOf, ownFileOf } from './copy'
import { eraseOnRequest, lockOnRequest, unlock, wasErased } from './deeds'
import { exportRegister } from './export'
import { planFor } from './plan'
import { breachesOf, keepBreach, pageOfConsents, pageOfExports } from './registers'
import { mayAsk, receive } from './receive'
import { countsOf, pageOfRequests, recordOf, revealedText, takeStep } from './requests'
import { confirmRetention, dueLines } from './retention'
import { readingHandlers } from './reading'
import { saveSettings, settingsOf } from './settings'
import { leastOf } from '../rules'

const subjectOf = (id: number): string => `privacy-request:${id}`

export const privacyService = serve(privacyContract, {
  requests: {
    list: read((call, filter) => pageOfRequests(call, filter)),
    counts: read((call) => countsOf(call)),
    get: read((call, { id }) => recordOf(call, id)),

    reveal: disclose((call, { id, field, reason }) =>
      revealed(call, { kind: 'typed-number', ...revealedText(call, id, field) }, reason),
    ),

    mayAsk: read((call, asked) => mayAsk(call, asked)),

    receive: write((call, input) => {
      const made = receive(call, input)
      call.record({ subject: subjectOf(made.id), change: input })
      return made
    }),

    step: write((call, { id, step }) => {
      const stepped = takeStep(call, id, step)
      call.record({ subject: subjectOf(id), change: step })
      return stepped
    }),

    copy: disclose((call, { id }) => {
      const { copy, residentId } = ownCopyOf(call, id)
      call.disclose({
        subject: `resident:${residentId}`,
        fields: copy.kinds.map(({ kind }) => kind),
        reason: 'own-copy',
        note: copy.number,
      })
      return copy
    }),

    copyFile: disclose((call, { id, file }) => {
      const { kind, bytes, residentId, number } = ownFileOf(call, id, file)
      call.disclose({ subject: `resident:${residentId}`, fields: ['scan'], reason: 'own-copy', note: number })
      return { kind, content: new Blob([bytes], { type: typeOfKind[kind] }) }
    }),

    erase: keys((session, input, sendId) => eraseOnRequest(session, { sendId, ...input })),
    lock: keys((session, input, sendId) => lockOnRequest(session, { sendId, ...input })),
  },

  consents: {
    list: read((call, { kind, after, limit }) => pageOfConsents(call, kind, { after, limit })),
  },

  locked: {
    list: read((call) => ({
      people: lockedPeople(call).flatMap((id) => {
        const person = personEvenIfLocked(call, id)
        if (person === null || person.lockedAt === null) return []
        const { name, lockedAt } = person
        return [
          {
            id,
            name,
            since: lockedAt,
            erased: wasErased(call, person),
            until: planFor(call, person).identityUntil,
          },
        ]
      }),
    })),
    unlock: keys((session, input, sendId) => unlock(session, { sendId, ...input })),
  },

  retention: {
    due: keys(async (session) => {
      const { staff } = session.requireOpen()
      const callNow = () => {
        requireSamePerson(session, staff.id)
        return readCall(session)
      }
      return { lines: [...(await dueLines(callNow))] }
    }),
    confirm: keys(async (session, { kind }) => ({ count: await confirmRetention(session, kind) })),
  },

  breaches: {
    list: read((call) => ({ breaches: [...breachesOf(call)] })),
    keep: write((call, { id, breach }) => {
      const kept = keepBreach(call, id, breach)
      call.record({ subject: `breach:${kept}`, change: breach })
      return { id: kept }
    }),
  },

  exports: { list: read(pageOfExports) },
  exportRegister,

  reading: readingHandlers,

  settings: read((call) => ({ settings: settingsOf(call), least: leastOf(call.house) })),
  saveSettings: write((call, { settings }) => {
    const saved = saveSettings(call, settings)
    call.record({ subject: 'setting:privacy', change: saved })
    return saved
  }),
})
