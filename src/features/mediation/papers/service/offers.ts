/** Which papers there is something to make of: one for each party, sitting, agreement and so on that the case has. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import { rowsOf } from '#work/rows'
import type { CaseRow } from '../../cases/service/rows'
import { hasEnded } from '../../rules'
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
})
const dated = z.object({ id: z.number(), of: z.string(), day: z.string() })

function rowsOfPaper(call: CaseReader, row: CaseRow): Readonly<Partial<Record<Paper, readonly Row[]>>> {
  const { parties, acting } = peopleOf(call, row.id, call.today)
  const agreements = rowsOf(
    call,
    agreementRow,
    `SELECT id, form, number, CASE form WHEN 'oral' THEN reached_on ELSE effect_on END AS day
       FROM mediation_agreements WHERE case_id = ? ORDER BY id`,
    row.id,
  )
  const agreed = (form: 'written' | 'oral') =>
    agreements
      .filter((one) => one.form === form)
      .map(({ id, number, day }) => ({ about: id, of: number, day, bound: true, party: null }))
  const pleas = rowsOf(
    call,
    z.object({ id: z.number(), said_at: z.number(), person: z.string() }),
    'SELECT id, said_at, person FROM mediation_pleas WHERE case_id = ? AND adds_to IS NULL ORDER BY id',
    row.id,
  )
  const accounts = rowsOf(
    call,
    dated,
    "SELECT id, '' AS of, on_day AS day FROM mediation_accounts WHERE case_id = ? ORDER BY id",
    row.id,
  )
  const orders = rowsOf(
    call,
    dated,
    'SELECT id, number AS of, made_on AS day FROM mediation_orders WHERE case_id = ? ORDER BY made_on, id',
    row.id,
  )
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
    agreement: agreed('written'),
    'oral-agreement': agreed('oral'),
    plea: pleas.map(({ id, said_at, person }) => ({
      about: id,
      of: person,
      day: dayAt(said_at),
      bound: true,
      party: null,
    })),
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
