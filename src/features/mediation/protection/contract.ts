/** The registers of 告诫书 and 人身安全保护令: what came, who is visited and when, how an order is kept, what the court is asked. */
import { z } from 'zod'
import { day, line, rowId, text } from '#ground/contract/fields'
import { discloses, looksAt, reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { paperOrder } from '../papers/contract/source'
import {
  askedOfCourt,
  onBehalfBecause,
  orderApplicants,
  orderMeasures,
  toldOfBreach,
  visitedPeople,
} from '../contract/words'

/** How often somebody is visited and looked after is nowhere laid down: the centre says. */
export const watchSettings = z.strictObject({
  visits: z.strictObject({
    firstWithinDays: z.number().int().min(1).max(30),
    everyDays: z.number().int().min(1).max(180),
    forMonths: z.number().int().min(1).max(36),
  }),
  lookEveryDays: z.number().int().min(1).max(90),
  /** So many days before an order ends it is time to ask whether more is wished. */
  askBeforeDays: z.number().int().min(1).max(90),
})
export type WatchSettings = z.infer<typeof watchSettings>

/** Somebody of the register, or a name from outside. */
const person = z.strictObject({ name: line(40), residentId: rowId.nullable() })

export const warningText = z.strictObject({
  caseId: rowId.nullable(),
  issuer: line(60),
  number: text(60),
  issuedOn: day,
  receivedOn: day,
  offender: person,
  victim: person,
  facts: text(2000),
})
export type WarningText = z.infer<typeof warningText>

export const orderText = z.strictObject({
  caseId: rowId.nullable(),
  court: line(60),
  number: line(60),
  madeOn: day,
  endsOn: day,
  measures: z.array(z.enum(orderMeasures)).min(1, 'required').max(orderMeasures.length),
  protected: person,
  against: person,
  askedBy: z.enum(orderApplicants),
  because: z.enum(onBehalfBecause).nullable(),
  wished: z.boolean(),
})
export type OrderText = z.infer<typeof orderText>

const visitDue = z.strictObject({ whom: z.enum(visitedPeople), due: day, late: z.boolean() })

export const warningCard = z.strictObject({
  id: rowId,
  caseId: rowId.nullable(),
  number: z.string(),
  issuer: z.string(),
  receivedOn: day,
  offender: z.string(),
  victim: z.string(),
  keeper: z.string(),
  due: z.array(visitDue),
  /** The victim is a party of its case and hidden from nobody there; null in the register, where nobody looks into cases. */
  victimShown: z.boolean().nullable(),
})
export type WarningCard = z.infer<typeof warningCard>

/** What is to be done about an order, the soonest first. */
const orderDue = z.strictObject({ what: z.enum(['look', 'ask', 'tell-breach']), due: day })

export const orderCard = z.strictObject({
  id: rowId,
  /** Null is of no case, or of one that whoever asks may not see. */
  caseId: rowId.nullable(),
  number: z.string(),
  court: z.string(),
  protected: z.string(),
  against: z.string(),
  /** Those that stand: what was granted since in the place of what was first ordered. */
  measures: z.array(z.enum(orderMeasures)),
  madeOn: day,
  /** With what was granted since. */
  endsOn: day,
  standing: z.enum(['in-force', 'lifted', 'ended', 'not-begun']),
  keeper: z.string(),
  due: z.array(orderDue),
})
export type OrderCard = z.infer<typeof orderCard>

/** Who may watch over it from now on; for the head alone. */
const colleagues = z.array(z.strictObject({ id: rowId, name: z.string() }))

const done = { id: rowId, on: day, by: z.string() }

export const warningRecord = z.strictObject({
  card: warningCard,
  text: warningText,
  /** Whether the desk knows not to give out the address of the victim; null for somebody from outside. */
  deskKnows: z.boolean().nullable(),
  colleagues,
  visits: z.array(z.strictObject({ ...done, whom: z.enum(visitedPeople), found: masked('case-text') })),
})
export type WarningRecord = z.infer<typeof warningRecord>

const ruling = z.strictObject({
  on: day,
  number: z.string(),
  granted: z.boolean(),
  until: day.nullable(),
  /** Of other measures that were granted: all that stand from then on; null of other rulings, and where nobody wrote them down. */
  measures: z.array(z.enum(orderMeasures)).nullable(),
})

export const orderRecord = z.strictObject({
  card: orderCard,
  text: orderText,
  /** Whether the desk knows not to give out the address of whom it protects; null for somebody from outside. */
  deskKnows: z.boolean().nullable(),
  colleagues,
  askings: z.array(
    z.strictObject({
      ...done,
      what: z.enum(askedOfCourt),
      byApplicant: z.boolean(),
      reason: masked('case-text'),
      ruling: ruling.nullable(),
    }),
  ),
  sightings: z.array(
    z.strictObject({
      ...done,
      kept: z.boolean(),
      what: masked('case-text'),
      told: z.array(z.strictObject({ to: z.enum(toldOfBreach), on: day, receipt: masked('case-text') })),
    }),
  ),
  help: z.array(z.strictObject({ ...done, what: masked('case-text'), withWhom: masked('case-text') })),
})
export type OrderRecord = z.infer<typeof orderRecord>

const registered = z.strictObject({ id: rowId })

export const protectionContract = {
  /** Those in sight: their own, those of cases in sight, all for the head mediator. `caseId` narrows to one case. */
  list: reads('mediation.cases', inMediation)
    .input(z.strictObject({ caseId: rowId.nullable() }))
    .output(
      z.strictObject({
        orders: z.array(orderCard).max(500),
        warnings: z.array(warningCard).max(500),
        settings: watchSettings,
      }),
    ),

  /** How much is due by today of what the asking person watches over; for the head also of what nobody does who is still here. */
  due: reads('mediation.cases', inMediation)
    .input(z.strictObject({}))
    .output(z.strictObject({ today: z.number().int().min(0), overdue: z.number().int().min(0) })),

  order: looksAt('mediation.cases', inMediation)
    .input(z.strictObject({ id: rowId }))
    .output(orderRecord),

  warning: looksAt('mediation.cases', inMediation)
    .input(z.strictObject({ id: rowId }))
    .output(warningRecord),

  /**
   * What stands on the paper of an order of no case, or of one that whoever keeps it may not see; else it has its paper in the case. Each
   * opening is on record.
   */
  paper: discloses('mediation.cases', inMediation)
    .input(z.strictObject({ id: rowId }))
    .output(z.strictObject({ committee: z.string(), order: paperOrder })),

  /** Registers an order, or puts the text of one right; whoever registers it watches over it. */
  keepOrder: writes('mediation.cases', inMediation)
    .input(request({ id: rowId.nullable(), order: orderText }))
    .output(registered),

  keepWarning: writes('mediation.cases', inMediation)
    .input(request({ id: rowId.nullable(), warning: warningText }))
    .output(registered),

  /** Somebody else watches over it from now on, who is here and may have cases. */
  handOver: writes('mediation.head', inMediation)
    .input(request({ of: z.enum(['order', 'warning']), id: rowId, to: rowId }))
    .output(registered),

  visit: writes('mediation.cases', inMediation)
    .input(
      request({
        warning: rowId,
        whom: z.enum(visitedPeople),
        on: day,
        found: text(2000).min(1, 'required'),
        by: line(40),
      }),
    )
    .output(registered),

  /** More time, other measures or the lifting. `lastDay`: it may be late for the court, and is asked for all the same. */
  ask: writes('mediation.cases', inMediation)
    .input(
      request({
        order: rowId,
        what: z.enum(askedOfCourt),
        on: day,
        byApplicant: z.boolean(),
        reason: text(500),
      }),
    )
    .output(z.strictObject({ id: rowId, lastDay: z.boolean() })),

  rule: writes('mediation.cases', inMediation)
    .input(
      request({
        asking: rowId,
        on: day,
        number: line(60),
        granted: z.boolean(),
        until: day.nullable(),
        /** All that stand from then on, where other measures are granted; left out of any other ruling. */
        measures: z.array(z.enum(orderMeasures)).max(orderMeasures.length).optional(),
      }),
    )
    .output(registered),

  see: writes('mediation.cases', inMediation)
    .input(
      request({
        order: rowId,
        on: day,
        kept: z.boolean(),
        what: text(2000).min(1, 'required'),
        by: line(40),
      }),
    )
    .output(registered),

  tellBreach: writes('mediation.cases', inMediation)
    .input(request({ sighting: rowId, to: z.enum(toldOfBreach), on: day, receipt: line(200) }))
    .output(registered),

  help: writes('mediation.cases', inMediation)
    .input(
      request({
        order: rowId,
        on: day,
        what: text(2000).min(1, 'required'),
        withWhom: text(100),
        by: line(40),
      }),
    )
    .output(registered),

  configure: writes('mediation.head', inMediation)
    .input(request({ settings: watchSettings }))
    .output(watchSettings),
}
