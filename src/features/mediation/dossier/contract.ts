/** 卷宗: its leaves, what a reviewer would find missing, closing, sending back, archiving, and what comes later. */
import { z } from 'zod'
import { day, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { scan } from '../evidence/contract'
import { caseStates, leafKinds } from '../contract/words'
import { paperFor } from '../papers/contract'
import { papers } from '../papers/contract/words'

/** Kinds of leaves that are brought and not made here: identity, evidence, what shows that a duty was kept, a paper of others. */
export const broughtLeaves = [
  'application',
  'identity',
  'authority',
  'evidence',
  'performance',
  'confirmation',
  'referral-reply',
  'statement',
  'closing-report',
] as const satisfies readonly (typeof leafKinds)[number][]

export const mostPagesOfLeaf = 2000

const leaf = z.strictObject({
  key: z.string(),
  kind: z.enum(leafKinds),
  /** One of the program's papers; null is a leaf that was brought. */
  paper: z.strictObject({ paper: z.enum(papers), about: rowId.nullable(), for: paperFor }).nullable(),
  /** Whose it is; of a leaf that was brought its title. */
  of: masked('case-text'),
  day: day.nullable(),
  /** Null where neither anybody nor the packet has counted them. */
  pages: z.number().int().nullable(),
  /** A scan or a photo that the packet prints as it is; null of a PDF, which is bound as whoever brought it printed it. */
  picture: rowId.nullable(),
  /** The row of a leaf that was brought, which can be taken out until it is bound. */
  brought: rowId.nullable(),
})
export type LeafShown = z.infer<typeof leaf>

/** What is missing: an aspect of the review, what it is, and whose. */
const finding = z.strictObject({
  aspect: z.enum(['acceptance', 'completeness', 'form', 'evidence', 'law', 'follow-up', 'binding']),
  code: z.string(),
  /** The leaf, the gap or the hold that is meant. */
  what: z.string(),
  party: rowId.nullable(),
  /** The other committee whose it is; empty of the rest. */
  committee: z.string(),
  count: z.number().int(),
})
export type FindingShown = z.infer<typeof finding>

const cover = z.strictObject({
  title: masked('case-text'),
  from: day,
  to: day,
  filedBy: z.string(),
  filedOn: day,
  keptYears: z.number().int().nullable(),
  remark: masked('case-text'),
})

const keptYears = z.number().int().min(1).max(100).nullable()

/** By kind of dispute; null is for good. What is not named is kept as `others` says. */
export const retention = z.strictObject({
  kinds: z.array(z.strictObject({ kind: line(40), years: keptYears })).max(60),
  others: keptYears,
  /** 告诫书 and 保护令 that belong to no case, from the day on which they are over. */
  registers: keptYears.default(null),
  /** The words of 排查, from the end of their month; its counts stay. */
  patrols: keptYears.default(null),
})
export type RetentionSettings = z.infer<typeof retention>

const stands = z.strictObject({ state: z.enum(caseStates) })

export const dossierContract = {
  get: reads('mediation.cases', inMediation)
    .input(z.strictObject({ id: rowId }))
    .output(
      z.strictObject({
        leaves: z.array(leaf),
        findings: z.array(finding),
        /** Numbered pages in all; null until the packet was rendered with today's leaves. */
        pages: z.number().int().nullable(),
        closing: z.enum(['may', 'head-only', 'commanded', 'not-from-here']),
        /** What nobody watches any more once it is bound: instalments, and people whose next follow-up has not come. */
        toCome: z.strictObject({ instalments: z.number().int(), followUps: z.number().int() }),
        cover: cover.nullable(),
        mediators: z.array(z.string()),
        parties: z.array(z.strictObject({ id: rowId, name: z.string() })),
        mediatedFrom: day.nullable(),
        closedOn: day.nullable(),
        keptYears: z.number().int().nullable(),
        head: z.boolean(),
      }),
    ),

  /** A paper that was brought goes into the file, counted by whoever puts it in. */
  bring: writes('mediation.cases', inMediation)
    .input(
      request({
        id: rowId,
        kind: z.enum(broughtLeaves),
        party: rowId.nullable(),
        day: day.nullable(),
        title: line(80),
        pages: z.number().int().min(1).max(mostPagesOfLeaf),
      }),
    )
    .output(z.strictObject({ id: rowId })),

  takeOut: writes('mediation.cases', inMediation)
    .input(request({ id: rowId, leaf: rowId }))
    .output(z.strictObject({})),

  /** The packet was rendered: how many pages each leaf came to. */
  counted: writes('mediation.cases', inMediation)
    .input(
      request({
        id: rowId,
        counts: z
          .array(z.strictObject({ leaf: z.string().max(80), pages: z.number().int().min(0).max(5000) }))
          .max(2000),
      }),
    )
    .output(z.strictObject({})),

  /** Past what is missing by the head mediator, for a reason. */
  close: writes('mediation.cases', inMediation)
    .input(request({ id: rowId, day, reason: text(500) }))
    .output(stands),

  sendBack: writes('mediation.head', inMediation)
    .input(request({ id: rowId, day, reason: text(500) }))
    .output(stands),

  /** The cover is written and the file is shut. */
  archive: writes('mediation.cases', inMediation)
    .input(
      request({
        id: rowId,
        day,
        title: line(80),
        from: day,
        to: day,
        keptYears,
        remark: text(500),
      }),
    )
    .output(stands),

  /** What comes after archiving is a new leaf with the day of its adding. */
  addLater: writes('mediation.cases', inMediation)
    .input(
      request({
        id: rowId,
        title: line(80),
        pages: z.number().int().min(1).max(mostPagesOfLeaf),
        /** The paper itself, which the packet prints in its place; without it the paper is laid in by hand. */
        scan: scan.nullable().default(null),
      }),
    )
    .output(z.strictObject({ id: rowId })),

  retention: reads('mediation.cases', inMediation).input(z.strictObject({})).output(retention),

  setRetention: writes('mediation.head', inMediation).input(request({ retention })).output(retention),
}
