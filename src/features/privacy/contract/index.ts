/** What the privacy feature offers: the rights of the person (个人信息保护法) as a desk answers them, and their registers. */
import { z } from 'zod'
import { attachmentKinds } from '#vault/attachments/contract'
import { day, line, pageOf, pageRequest, rowId, text } from '#ground/contract/fields'
import { discloses, handlesKeys, looksAtKeys, reads, request, writes } from '#ground/contract/procedure'
import { disclosed, revealReason } from '#ground/contract/sensitive'
import { takesOut } from '#work/exports/contract'
import {
  breachInput,
  breachRow,
  dueLine,
  exportRow,
  leastMonths,
  mayAsk,
  ownCopy,
  privacySettings,
  received,
  recordKind,
  requestRecord,
  requestRow,
  telling,
} from './parts'
import { readingContract } from './reading'
import { askers, consentKinds, requestKinds, requestStates, revealedTexts } from './words'

export * from './parts'
export * from './words'

/** What the two lists are narrowed by. */
export const requestChoices = z.strictObject({
  state: z.enum(requestStates).optional(),
  kind: z.enum(requestKinds).optional(),
})
export const consentChoices = z.strictObject({ kind: z.enum(consentKinds) })

const id = rowId
const stepped = z.strictObject({ id, state: z.enum(requestStates) })
const count = z.number().int().min(0)

export const registers = ['requests', 'breaches', 'exports'] as const

export const privacyContract = {
  requests: {
    /** The latest first. */
    list: reads('privacy.read')
      .input(z.strictObject({ ...requestChoices.shape, ...pageRequest }))
      .output(pageOf(requestRow)),

    /** For the top bar: what has to be answered today, and what is late. */
    counts: reads('privacy.read')
      .input(z.strictObject({}))
      .output(z.strictObject({ open: count, today: count, overdue: count })),

    get: reads('privacy.read').input(z.strictObject({ id })).output(requestRecord),

    /** What was written, with the numbers in it, for a reason: a correction cannot be made without the new number. */
    reveal: discloses('privacy.manage')
      .input(z.strictObject({ id, field: z.enum(revealedTexts), reason: revealReason }))
      .output(z.strictObject({ value: disclosed() })),

    /** What the law says of whoever comes, before anything is written: `receive` holds to it. */
    mayAsk: reads('privacy.request')
      .input(z.strictObject({ residentId: id, by: z.enum(askers), received: day }))
      .output(mayAsk),

    /** Takes a request at the counter. One of a kind is open for a person at a time: `privacy.already-asked`. */
    receive: writes('privacy.request')
      .input(request(received))
      .output(z.strictObject({ id, number: z.string(), due: day, announced: z.boolean() })),

    /**
     * Takes it up, decides it, or tells. An access is granted once its copy was handed out, a correction once the record
     * was changed; an erasure is carried out by `erase` or `lock`, which decide by themselves.
     */
    step: writes('privacy.manage')
      .input(
        request({
          id,
          step: z.discriminatedUnion('step', [
            z.strictObject({ step: z.literal('begin') }),
            z.strictObject({ step: z.literal('release'), text: line(500) }),
            z.strictObject({ step: z.literal('grant'), text: text(500) }),
            z.strictObject({ step: z.literal('grant-partly'), text: line(500) }),
            z.strictObject({ step: z.literal('refuse'), text: line(500) }),
            z.strictObject({ step: z.literal('tell'), ...telling }),
          ]),
        }),
      )
      .output(stepped),

    /**
     * Everything that is held on the person, for themselves: on record as handed out under the request's number. Only
     * while the request is being answered; of a protected person to somebody else after `release`.
     */
    copy: discloses('privacy.manage').input(z.strictObject({ id })).output(ownCopy),

    /** One of the files of that copy, handed out like the rest of it. */
    copyFile: discloses('privacy.manage')
      .input(z.strictObject({ id, file: rowId }))
      .output(z.strictObject({ kind: z.enum(attachmentKinds), content: z.instanceof(Blob) })),

    /** Erases what nothing keeps, and locks what has to stay. `kept` is the number of rows that the plan said stay. */
    erase: handlesKeys('privacy.manage')
      .input(request({ id, kept: count }))
      .output(stepped),

    /** Locks the record instead: nobody finds it any more, but it stays. */
    lock: handlesKeys('privacy.manage')
      .input(request({ id, text: line(500) }))
      .output(stepped),
  },

  consents: {
    /** The last word of everyone who gave or withdrew consent; of those who withdrew, what is done about it. */
    list: reads('privacy.read')
      .input(z.strictObject({ ...consentChoices.shape, ...pageRequest }))
      .output(
        pageOf(
          z.strictObject({
            id,
            person: z.strictObject({ id, name: z.string() }),
            day,
            by: z.enum(['self', 'guardian']),
            noticeVersion: z.string(),
            /** The open request about it. */
            request: z.strictObject({ id, number: z.string() }).nullable(),
          }),
        ),
      ),
  },

  locked: {
    list: reads('privacy.manage')
      .input(z.strictObject({}))
      .output(
        z.strictObject({
          people: z.array(
            z.strictObject({
              id,
              name: z.string(),
              since: z.number().int(),
              /** What is left is only who it was. */
              erased: z.boolean(),
              /** The last day something has to stay; null when nothing does any more. */
              until: day.nullable(),
            }),
          ),
        }),
      ),
    /** Shows a locked record again; refused where it was erased but for what has to stay: `privacy.erased`. */
    unlock: handlesKeys('privacy.manage')
      .input(request({ id, text: line(500) }))
      .output(z.strictObject({ id })),
  },

  retention: {
    /** What has been kept as long as the settings say. Nothing of it is erased by itself. Looked at in pieces, for there may be much. */
    due: looksAtKeys('privacy.manage')
      .input(z.strictObject({}))
      .output(z.strictObject({ lines: z.array(dueLine) })),
    /** Erases what is due of a kind; `privacy.no-such-period` where no feature proposes it. */
    confirm: handlesKeys('privacy.manage')
      .input(request({ kind: recordKind }))
      .output(z.strictObject({ count })),
  },

  breaches: {
    list: reads('privacy.read')
      .input(z.strictObject({}))
      .output(z.strictObject({ breaches: z.array(breachRow) })),
    keep: writes('privacy.manage')
      .input(request({ id: id.optional(), breach: breachInput }))
      .output(z.strictObject({ id })),
  },

  exports: {
    /** Files with personal data that left the desk, the latest first. */
    list: reads('privacy.read')
      .input(z.strictObject({ ...pageRequest }))
      .output(pageOf(exportRow)),
  },

  /** A register as a workbook. */
  exportRegister: takesOut('privacy.manage', { register: z.enum(registers) }),

  /** The periods of everything that has one, in the order in which the features declare them. */
  /** How much anyone may read before they are stopped, or it stands in the log. */
  reading: readingContract,

  settings: reads('privacy.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ settings: privacySettings, least: leastMonths })),
  /** Periods that are not named stay as they are. */
  saveSettings: writes('privacy.manage')
    .input(request({ settings: privacySettings }))
    .output(privacySettings),
}
