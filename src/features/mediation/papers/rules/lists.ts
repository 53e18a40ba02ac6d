/** The tables of papers: what stands in each of their lines. */
import type { PaperDuty, PaperLeaf, PaperOrder, PaperParty, PaperPlea, PaperSource } from '../contract/source'
import { dayText, dayTold, moneyText, namesOf, shown, type Saying } from './saying'

export interface PaperList<Inside extends string = string> {
  readonly inside: readonly Inside[]
  /** Of a page's width, in the order of `inside`; what is left is shared out. */
  readonly widths: readonly number[]
  lines(source: PaperSource, say: Saying): readonly Readonly<Record<Inside, string>>[]
}

const list = <Inside extends string>(kept: PaperList<Inside>): PaperList<Inside> => kept

const partyLine = (party: PaperParty, say: Saying) => ({
  role: say.word('roles', party.role),
  name: shown(party.name, say),
  born: dayTold(party.birth, say),
  idNumber: shown(party.idNumber, say),
  phone: shown(party.phone, say),
  address: shown(party.address, say),
  representatives: namesOf(
    party.acting.map(({ name }) => name),
    say,
  ),
})

/** When a duty is due: one day, or each of its parts with its sum. */
const dueText = ({ instalments }: PaperDuty, say: Saying): string =>
  instalments
    .map(({ due, fen }) => {
      const sum = instalments.length > 1 ? moneyText(fen, say) : ''
      return sum === '' ? say.day(due) : `${say.day(due)} ${sum}`
    })
    .join('\n')

const pageRange = ({ from, to }: PaperLeaf): string => {
  if (from === null || to === null) return ''
  return from === to ? String(from) : `${from}–${to}`
}

/** 权利义务告知书（王桂珍）; of a leaf that was brought, what it was called when it was put in. */
function leafText({ paper, title }: PaperLeaf, say: Saying): string {
  const of = shown(title, say)
  if (paper !== null) return say.title(paper, of)
  return of === '' ? say.word('leaves', 'evidence') : of
}

const row = (at: number): string => String(at + 1)

/** What was added to a plea, whether it belongs to a case or not. */
export const additionLines = (plea: PaperPlea | null, say: Saying) =>
  (plea?.additions ?? []).map(({ at, words, handler }) => ({
    addedAt: say.time(at),
    addedWords: shown(words, say),
    addedBy: handler,
  }))

/** How an order is kept, and what was helped with, whether it belongs to a case or not. */
export const observationLines = (order: PaperOrder | null, say: Saying) =>
  (order?.observations ?? []).map((one) => ({
    seenOn: say.day(one.on),
    kept: say.word('kept', one.kept ? 'yes' : 'no'),
    seen: shown(one.what, say),
    seenBy: shown(one.by, say),
    breachTold: one.told
      .map(({ to, on, receipt }) => `${say.word('breaches', to)} ${say.day(on)} ${shown(receipt, say)}`)
      .join('\n'),
  }))
/** What the court ruled since it made it, whether it belongs to a case or not. */
export const rulingLines = (order: PaperOrder | null, say: Saying) =>
  (order?.rulings ?? []).map(({ on, number, what, granted, until, measures }) => ({
    ruledOn: say.day(on),
    ruledNumber: shown(number, say),
    ruled: [
      say.word('askings', what),
      until === null
        ? say.word('granted', granted ? 'yes' : 'no')
        : `${say.word('granted', 'until')}${say.day(until)}`,
      measures.map((measure) => say.word('measures', measure)).join(say.apart),
    ]
      .filter((said) => said !== '')
      .join(' '),
  }))
export const helpLines = (order: PaperOrder | null, say: Saying) =>
  (order?.help ?? []).map((one) => ({
    helpedOn: say.day(one.on),
    helped: shown(one.what, say),
    helpedWith: shown(one.withWhom, say),
    helpedBy: shown(one.by, say),
  }))

export const paperLists = {
  parties: list({
    inside: ['role', 'name', 'born', 'idNumber', 'phone', 'address', 'representatives'],
    widths: [11.5, 10.5, 18, 21.5, 15, 13.5, 10],
    lines: ({ parties }, say) => parties.map((party) => partyLine(party, say)),
  }),
  statements: list({
    inside: ['who', 'words'],
    widths: [18, 82],
    lines: ({ session }, say) =>
      (session?.statements ?? []).map(({ who, words }) => ({
        who: shown(who, say),
        words: shown(words, say),
      })),
  }),
  terms: list({
    inside: ['row', 'term'],
    widths: [8, 92],
    lines: ({ agreement }, say) =>
      (agreement?.terms ?? []).map(({ text, keptOn }, at) => ({
        row: row(at),
        term:
          keptOn === null
            ? shown(text, say)
            : `${shown(text, say)}（${say.word('kept', 'on-the-spot')} ${say.day(keptOn)}）`,
      })),
  }),
  duties: list({
    inside: ['obliged', 'toWhom', 'what', 'amount', 'manner', 'dueOn'],
    widths: [12, 12, 28, 14, 14, 20],
    lines: ({ agreement }, say) =>
      (agreement?.duties ?? []).map((duty) => ({
        obliged: shown(duty.who, say),
        toWhom: shown(duty.toWhom, say),
        what: shown(duty.what, say),
        amount: moneyText(duty.fen, say),
        manner: shown(duty.manner, say),
        dueOn: dueText(duty, say),
      })),
  }),
  additions: list({
    inside: ['addedAt', 'addedWords', 'addedBy'],
    widths: [24, 58, 18],
    lines: ({ plea }, say) => additionLines(plea, say),
  }),
  rulings: list({
    inside: ['ruledOn', 'ruledNumber', 'ruled'],
    widths: [20, 34, 46],
    lines: ({ order }, say) => rulingLines(order, say),
  }),
  observations: list({
    inside: ['seenOn', 'kept', 'seen', 'seenBy', 'breachTold'],
    widths: [18, 12, 38, 14, 18],
    lines: ({ order }, say) => observationLines(order, say),
  }),
  help: list({
    inside: ['helpedOn', 'helped', 'helpedWith', 'helpedBy'],
    widths: [18, 46, 20, 16],
    lines: ({ order }, say) => helpLines(order, say),
  }),
  leaves: list({
    inside: ['row', 'leaf', 'leafDay', 'leafPages', 'leafRemark'],
    widths: [8, 46, 20, 12, 14],
    lines: ({ dossier }, say) =>
      (dossier?.leaves ?? []).map((leaf, at) => ({
        row: row(at),
        leaf: leafText(leaf, say),
        leafDay: dayText(leaf.day, say),
        leafPages: pageRange(leaf),
        leafRemark: '',
      })),
  }),
} as const

export type ListName = keyof typeof paperLists
