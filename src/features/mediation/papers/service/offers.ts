/** Which papers there is something to make of: one for each party, sitting, agreement and so on that the case has. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import { rowsOf } from '#work/rows'
import { standingAgreement } from '../../agreement/service/stored'
import type { CaseRow } from '../../cases/service/rows'
import { pledgeKinds, type PledgeKind } from '../../contract/words'
import { followUpStands } from '../../follow-ups/rows'
import { hasEnded } from '../../rules'
import { pleasOfCase } from '../../pleas/schema'
import type { CaseReader } from '../../service/call'
import type { PaperOffer } from '../contract'
import { papers, type Paper } from '../contract/words'
import { paperKinds } from '../rules/kinds'
import { peopleOf } from './people'

/** A paper that can be made; `bound` where what it tells of is on record, so that it is a leaf of the file. */
export interface Offered extends PaperOffer {
  readonly bound: boolean
  readonly party: number | null
}

type Row = Pick<Offered, 'about' | 'of' | 'day' | 'bound' | 'party'>

const ofCase: Row = { about: null, of: '', day: null, bound: true, party: null }

const agreementRow = z.object({
  id: z.number(),
  form: z.enum(['written', 'oral']),
  number: z.string(),
  day: z.string().nullable(),
  given: z.number(),
})
const dated = z.object({ id: z.number(), of: z.string(), day: z.string() })
const pleaRow = z.object({ id: z.number(), said_at: z.number(), person: z.string() })
const pledgeRow = z.object({
  id: z.number(),
  kind: z.enum(pledgeKinds),
  name: z.string(),
  day: z.string().nullable(),
})
const followUpRow = z.object({ id: z.number(), name: z.string(), day: z.string() })
const toldRow = z.object({ party: z.number(), day: z.string().nullable() })
const confirmedRow = z.object({ agreement: z.number(), day: z.string() })
const repliedRow = z.object({ day: z.string() })

/** Where a case that is closed had ended. */
const endedAs = ({ state, before_closing }: CaseRow): string =>
  state === 'closed' || state === 'archived' ? (before_closing ?? state) : state

function rowsOfPaper(call: CaseReader, row: CaseRow): Readonly<Partial<Record<Paper, readonly Row[]>>> {
  const { parties, acting, persons } = peopleOf(call, row.id)
  const agreements = rowsOf(
    call,
    agreementRow,
    `SELECT id, form, number, CASE form WHEN 'oral' THEN reached_on ELSE effect_on END AS day,
            EXISTS (SELECT 1 FROM mediation_copies c WHERE c.agreement_id = mediation_agreements.id AND c.given_on IS NOT NULL) AS given
       FROM mediation_agreements WHERE case_id = ? ORDER BY id`,
    row.id,
  )
  // A text that was put aside unsigned was agreed by nobody: it can be printed still, and is no leaf.
  const standingId = standingAgreement(call, row.id)?.id ?? null
  const agreed = (form: 'written' | 'oral'): readonly Row[] =>
    agreements
      .filter((one) => one.form === form)
      .map(({ id, number, day }) => ({
        about: id,
        of: number,
        day,
        bound: day !== null || id === standingId,
        party: null,
      }))
  // A court wants to see what was agreed (民诉法解释 354): an oral one can be written down, and is a leaf once somebody was given an original.
  const writtenDown = agreements
    .filter(({ form }) => form === 'oral')
    .map(({ id, number, day, given }): Row => ({
      about: id,
      of: number,
      day,
      bound: given === 1,
      party: null,
    }))
  const pleas = rowsOf(
    call,
    pleaRow,
    `SELECT id, said_at, person FROM mediation_pleas WHERE id IN (${pleasOfCase}) AND +adds_to IS NULL ORDER BY id`,
    { case: row.id },
  )
  const pledges = rowsOf(
    call,
    pledgeRow,
    `SELECT g.id, g.kind, p.name, g.on_day AS day FROM mediation_pledges g
       JOIN mediation_parties p ON p.id = g.party_id WHERE g.case_id = ? ORDER BY g.on_day, g.id`,
    row.id,
  )
  const pledgesOf = (kind: PledgeKind): readonly Row[] =>
    pledges
      .filter((one) => one.kind === kind)
      .map(({ id, name, day }) => ({ about: id, of: name, day, bound: true, party: null }))
  const accounts = rowsOf(
    call,
    dated,
    "SELECT id, '' AS of, on_day AS day FROM mediation_accounts WHERE case_id = ? ORDER BY id",
    row.id,
  )
  const standing = (table: 'sessions' | 'investigations', of: string): readonly Row[] =>
    rowsOf(
      call,
      dated,
      `SELECT s.id, ${of} AS of, s.on_day AS day FROM mediation_${table} s WHERE s.case_id = ?
          AND NOT EXISTS (SELECT 1 FROM mediation_${table} later WHERE later.corrects = s.id) ORDER BY s.on_day, s.id`,
      row.id,
    ).map(({ id, of: whose, day }) => ({ about: id, of: whose, day, bound: true, party: null }))
  const followUps = rowsOf(
    call,
    followUpRow,
    `SELECT f.id, p.name, f.on_day AS day FROM mediation_follow_ups f JOIN mediation_parties p ON p.id = f.party_id
      WHERE f.case_id = ? AND ${followUpStands('f')} ORDER BY f.on_day, f.id`,
    row.id,
  )
  const told = rowsOf(
    call,
    toldRow,
    `SELECT p.id AS party, (SELECT n.on_day FROM mediation_notices n JOIN mediation_endings e ON e.id = n.ending_id
        WHERE n.party_id = p.id AND e.case_id = p.case_id ORDER BY n.id DESC LIMIT 1) AS day
       FROM mediation_parties p WHERE p.case_id = ?`,
    row.id,
  )
  const confirmed = rowsOf(
    call,
    confirmedRow,
    `SELECT c.agreement_id AS agreement, max(c.applied_on) AS day FROM mediation_confirmations c
       JOIN mediation_agreements a ON a.id = c.agreement_id WHERE a.case_id = ? GROUP BY c.agreement_id`,
    row.id,
  )
  const replied = rowsOf(
    call,
    repliedRow,
    'SELECT on_day AS day FROM mediation_replies WHERE case_id = ? ORDER BY id DESC LIMIT 1',
    row.id,
  )
  const orders = rowsOf(
    call,
    dated,
    'SELECT id, number AS of, made_on AS day FROM mediation_orders WHERE case_id = ? ORDER BY made_on, id',
    row.id,
  )
  /** For a court there is something to make from the day of effect on; a leaf of it when the court was asked. */
  const forCourt = agreements
    .filter(({ day }) => day !== null)
    .map(({ id, number }): Row => {
      const asked = confirmed.find(({ agreement }) => agreement === id)
      return { about: id, of: number, day: asked?.day ?? null, bound: asked !== undefined, party: null }
    })
  const openedOn = dayAt(row.opened_at)
  const accepted = row.number !== null
  return {
    application: [{ ...ofCase, day: openedOn, bound: false }],
    'intake-form': [{ ...ofCase, day: openedOn, bound: accepted }],
    'rights-notice': parties.map(({ id, name, rights_told_on: day }) => ({
      about: id,
      of: name,
      day,
      bound: day !== null,
      party: id,
    })),
    authority: acting
      .filter(({ by_what }) => by_what === 'letter')
      .map(({ id, name, letter_on: day, party_id: party }) => ({
        about: id,
        of: name,
        day,
        bound: true,
        party,
      })),
    investigation: standing('investigations', 's.asked'),
    session: standing('sessions', "''"),
    'follow-up': followUps.map(({ id, name, day }) => ({
      about: id,
      of: name,
      day,
      bound: true,
      party: null,
    })),
    confirmation: forCourt,
    'court-details':
      forCourt.length === 0
        ? []
        : parties
            .filter((one) => persons.some((person) => person.id === one.id && person.protected))
            // It is the court's alone: in the file it would be read by whoever looks the file through.
            .map(({ id, name }) => ({ about: id, of: name, day: null, bound: false, party: id })),
    certificate: forCourt,
    ...(['refused', 'withdrawn', 'failed'].includes(endedAs(row))
      ? {
          'ending-notice': parties.map(({ id, name }) => {
            const day = told.find(({ party }) => party === id)?.day ?? null
            return { about: id, of: name, day, bound: day !== null, party: id }
          }),
        }
      : {}),
    ...(row.source === 'referral' && hasEnded(row.state)
      ? { 'referral-reply': [{ ...ofCase, day: replied[0]?.day ?? null, bound: replied.length > 0 }] }
      : {}),
    agreement: [...agreed('written'), ...writtenDown],
    'oral-agreement': agreed('oral'),
    plea: pleas.map(({ id, said_at, person }) => ({
      about: id,
      of: person,
      day: dayAt(said_at),
      bound: true,
      party: null,
    })),
    pledge: pledgesOf('pledge'),
    repentance: pledgesOf('repentance'),
    'protection-record': orders.map(({ id, of, day }) => ({ about: id, of, day, bound: true, party: null })),
    statement: accounts.map(({ id, of, day }) => ({ about: id, of, day, bound: true, party: null })),
    ...(accepted ? { cover: [ofCase], contents: [ofCase], back: [ofCase] } : {}),
    ...(hasEnded(row.state) && accepted ? { 'closing-report': [{ ...ofCase, bound: false }] } : {}),
  }
}

/** Whom a paper is for unless somebody chooses: a body that is no court gets nothing of a minor. */
function forWhom(paper: Paper, { party }: Row, { referrer }: CaseRow): PaperOffer['for'] {
  const { for: meant } = paperKinds[paper]
  if (meant === 'party') return party === null ? { is: 'mediator' } : { is: 'party', party }
  return { is: paper === 'referral-reply' && referrer !== 'court' ? 'outside' : meant }
}

/** In the order of the papers. */
export function offersOf(call: CaseReader, row: CaseRow): readonly Offered[] {
  const rows = rowsOfPaper(call, row)
  return papers.flatMap((paper) =>
    (rows[paper] ?? []).map((one) => ({ paper, for: forWhom(paper, one, row), ...one })),
  )
}
