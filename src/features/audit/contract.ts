/** What the audit feature offers the auditor and nobody else: the log in plain words, who dealt with whose record, and its verification. */
import { z } from 'zod'
import { auditFaults, auditOutcomes } from '#vault/log/contract'
import { day, instant, line, pageOf, pageRequest, rowId, text } from '#ground/contract/fields'
import { mostStaff } from '#desk/session/contract'
import {
  discloses,
  handlesKeys,
  progressing,
  reads,
  request,
  runsLong,
  searches,
} from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'

/** The parts of the program as the log knows them: what stands before the first dot of a procedure's name. */
export const family = z
  .string()
  .regex(/^[a-zA-Z]+$/, 'not-a-family')
  .max(40)

const person = z.strictObject({ id: rowId, name: z.string() })

/** One row of the log. Names are joined when it is read; the log itself holds none. */
export const logRow = z.strictObject({
  sequence: z.number().int(),
  at: instant,
  /** Null before anyone had signed in. */
  staff: person.nullable(),
  procedure: z.string(),
  outcome: z.enum(auditOutcomes),
  /** Why it was refused or failed: the code of an error. */
  code: z.string().nullable(),
  subject: z.strictObject({
    /** What kind of record: `resident`, `service-request`. */
    kind: z.string(),
    /** Its number or code. */
    key: z.string(),
    /** What people call it, as far as that may be told; empty where there is nothing. */
    label: z.string(),
    residentId: rowId.nullable(),
  }),
  disclosed: z
    .strictObject({
      fields: z.array(z.string()),
      reason: z.string(),
      note: masked('typed-number'),
      /** Words that were erased with their person are gone; `changed`: they are not those whose digest the log has. */
      noteIs: z.enum(['whole', 'gone', 'changed']),
    })
    .nullable(),
})
export type LogRow = z.infer<typeof logRow>

export const logFilter = z.strictObject({
  staffId: rowId.optional(),
  family: family.optional(),
  outcome: z.enum(auditOutcomes).optional(),
  /** Days in Asia/Shanghai, both included. */
  from: day.optional(),
  until: day.optional(),
  /** Drafts are kept at every pause of typing; left out unless asked for. */
  drafts: z.boolean(),
})
export type LogFilter = z.infer<typeof logFilter>

/** Why an auditor looks who dealt with somebody's record. */
export const lookReasons = ['asked-by-resident', 'complaint', 'spot-check', 'other'] as const
export type LookReason = (typeof lookReasons)[number]

/** A question about one resident, as it is asked and recorded. */
export const lookQuestion = { residentId: rowId, reason: z.enum(lookReasons), note: text(200) }

const head = z.strictObject({
  sequence: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  /** The first sixteen digits of the HMAC, or more. */
  mac: z.string().regex(/^[0-9a-f]{16,64}$/, 'audit.not-a-head'),
})
export const typedHead = head.extend({
  /** The day of the sheet it stands on, or what else it was taken from. */
  source: line(60),
})
export type TypedHead = z.infer<typeof typedHead>

/** What a check found. */
export const logCheck = z.strictObject({
  id: rowId,
  at: instant,
  by: z.string(),
  /** Where the log ended. */
  rows: z.number().int().min(0),
  heads: z.number().int().min(0),
  /** The last row that a head from outside vouches for. */
  vouched: z.number().int().min(0),
  /** Null: sound. */
  fault: z.enum(auditFaults).nullable(),
  /** The first bad row. */
  sequence: z.number().int().nullable(),
  source: z.string().nullable(),
})
export type LogCheck = z.infer<typeof logCheck>

/** Somebody's day beside what is usual for them. */
export const personToday = z.strictObject({
  staff: person,
  /** How often they were shown something in full today, and refused or failed. */
  shown: z.number().int().min(0),
  refused: z.number().int().min(0),
  /** How often they are shown something on a day of the last thirty on which they are at all. */
  usual: z.number().int().min(0),
  unusual: z.boolean(),
})
export type PersonToday = z.infer<typeof personToday>

/** What is told of a log whether it is sound or not. */
export const logCircumstances = z.strictObject({
  /** How far rows carry seals that today's keys cannot make: the first row that was checked, and how many since then have none. */
  seals: z.strictObject({
    state: z.enum(['never', 'no-secret', 'checked', 'broken']),
    from: z.number().int().nullable(),
    loose: z.number().int().min(0),
  }),
  /** Where the times go back by more than a minute; `most` in milliseconds. */
  backwards: z.strictObject({
    count: z.number().int().min(0),
    first: z.number().int().nullable(),
    most: z.number().min(0),
  }),
  /** What restores put aside, the latest first: so many rows, ending with these digits. Null where it could not be read. */
  replaced: z
    .array(
      z.strictObject({
        restores: z.number().int().min(0),
        head: z.strictObject({ sequence: z.number().int().min(0), digits: z.string() }).nullable(),
      }),
    )
    .max(20),
  /** Backups in the second place that say they are of another desk. */
  strangers: z.number().int().min(0),
})
export type LogCircumstances = z.infer<typeof logCircumstances>

/** The secret of the seals as it is printed for an envelope. */
export const sealedPaper = z.strictObject({
  community: z.string(),
  subDistrict: z.string(),
  printedAt: instant,
  printedBy: z.string(),
  /** The first row that it checks. */
  from: z.number().int().min(0),
  groups: z.array(z.string().max(4)).max(20),
})
export type SealedPaper = z.infer<typeof sealedPaper>

/** More than any centre has in a day. */
export const mostDisclosuresShown = 100

export const auditContract = {
  /** The log, the latest first. */
  list: reads('audit.read')
    .input(z.strictObject({ ...logFilter.shape, ...pageRequest }))
    .output(pageOf(logRow)),

  row: reads('audit.read')
    .input(z.strictObject({ sequence: rowId }))
    .output(z.strictObject({ row: logRow, mac: z.string() })),

  /** Everyone who stands in the log, former colleagues too. */
  staff: reads('audit.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ staff: z.array(person) })),

  /** Finds the resident whose record is asked about; numbers are masked. */
  findResident: searches('audit.read')
    .input(z.strictObject({ query: z.string().max(80) }))
    .output(
      z.strictObject({
        found: z.array(
          z.strictObject({
            id: rowId,
            name: z.string(),
            idNumber: masked('id-number'),
            address: masked('address'),
          }),
        ),
      }),
    ),

  /** Who saw or changed what is kept of one resident. Asking is on record with its reason, each page once. */
  ofResident: discloses('audit.read')
    .input(z.strictObject({ ...lookQuestion, ...pageRequest }))
    .output(
      pageOf(logRow).extend({
        resident: person,
        /** Everyone who dealt with the record, whoever did last first. */
        people: z.array(
          z.strictObject({
            staff: person,
            seen: z.number().int().min(0),
            changed: z.number().int().min(0),
            refused: z.number().int().min(0),
            last: instant,
          }),
        ),
      }),
    ),

  /** For the auditor's home: how the log stands, and what was shown in full today. */
  today: reads('audit.read')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        rows: z.number().int().min(0),
        lastCheck: logCheck.nullable(),
        disclosures: z.array(logRow).max(mostDisclosuresShown),
        /** Whoever was shown or refused something today; who stands out first. */
        people: z.array(personToday).max(mostStaff),
        disclosureCount: z.number().int().min(0),
        refused: z.number().int().min(0),
        failed: z.number().int().min(0),
      }),
    ),

  checks: reads('audit.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ checks: z.array(logCheck) })),

  /** The sealed paper; printing it is on record. */
  sealedPaper: handlesKeys('audit.read').input(request({})).output(sealedPaper),

  /** Verifies the whole log against these heads and those of the backups. */
  verify: runsLong('audit.read')
    .input(
      request({
        heads: z.array(typedHead).max(20),
        /** What stands on a sealed paper, where the secret of the seals is not the auditor's own. */
        paper: z.string().max(200, 'too-long').optional(),
      }),
    )
    .output(
      progressing(
        z.strictObject({
          check: logCheck,
          /** The first bad row as it stands now; null when it is missing or all is sound. */
          row: logRow.nullable(),
          /** The heads it was held against, the latest first, at most fifty. */
          heads: z.array(z.strictObject({ sequence: z.number().int(), source: z.string() })),
          /** Heads of backups of before a restore, which are of rows in the data that was put aside. */
          leftBehind: z.number().int().min(0),
          circumstances: logCircumstances,
          /** The logs of the files with a key of their own; nobody's here where they could not be opened. */
          apart: z.array(
            z.strictObject({
              database: z.string(),
              state: z.enum(['sound', 'faulty', 'not-opened']),
              /** The first bad row, where there is one. */
              sequence: z.number().int().nullable(),
            }),
          ),
        }),
      ),
    ),
}
