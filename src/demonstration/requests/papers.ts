/** One request in the hands of made-up staff: its papers, where they are, and the moves that are made with it. */
import { materialsOf, requireRequest } from '#features/service-requests/index'
import { usuallyHandedIn } from '#features/service-requests/materials/rules'
import type { Clerk, Office } from '../clerk'

type Move = Parameters<Clerk['serviceRequests']['move']>[0]['step']
type Sheet = Parameters<Clerk['serviceRequests']['printed']>[0]['sheet']
type Custody = Parameters<Clerk['serviceRequests']['recordCustody']>[0]

export interface Paper {
  readonly materialId: number
  readonly form: 'original' | 'copy'
  readonly count: number
  /** Made for the authority (a form, photographs): it stays there. An ID card goes back to its owner. */
  readonly stays: boolean
  /** Only looked at. */
  readonly isShown: boolean
}

const staysThere = /照片|申请|表|书$|证明|方案/

export class Papers {
  readonly id: number
  #seen: number
  #here: readonly Paper[] = []
  /** Handed to a grid worker or colleague and not yet taken back. */
  #away: readonly Paper[] = []

  constructor({ id, seen }: { readonly id: number; readonly seen: number }) {
    this.id = id
    this.#seen = seen
  }

  move(clerk: Clerk, step: Move): void {
    this.#seen = clerk.serviceRequests.move({ id: this.id, seen: this.#seen, step }).seen
  }

  /** A slip of the finger: the move is taken back at once. */
  moveByMistake(clerk: Clerk, step: Move): void {
    this.move(clerk, step)
    this.#seen = clerk.serviceRequests.takeBack({ id: this.id, seen: this.#seen }).seen
  }

  note(clerk: Clerk, text: string): void {
    this.#seen = clerk.serviceRequests.addNote({ id: this.id, text }).seen
  }

  print(clerk: Clerk, reading: Office['reading'], sheet: Sheet): void {
    clerk.serviceRequests.printed({ id: this.id, sheet, onto: 'paper' })
    this.#seen = requireRequest(reading(), this.id).lastEventId ?? this.#seen
  }

  amend(clerk: Clerk, change: Omit<Parameters<Clerk['serviceRequests']['amend']>[0], 'id'>): void {
    this.#seen = clerk.serviceRequests.amend({ id: this.id, ...change }).seen
  }

  /** What the item wants of this request. */
  wanted(reading: Office['reading']): readonly (Paper & { readonly required: boolean })[] {
    return materialsOf(reading(), this.id).map(({ id, name, form, count, required }) => ({
      materialId: id,
      required,
      count,
      form: usuallyHandedIn(form).form,
      isShown: usuallyHandedIn(form).verified,
      stays: staysThere.test(name),
    }))
  }

  /** Notes that papers came in when the request was opened. */
  cameIn(papers: readonly Paper[]): void {
    this.#here = [...this.#here, ...papers]
  }

  receive(clerk: Clerk, papers: readonly Paper[]): void {
    if (papers.length === 0) return
    this.#custody(clerk, papers, { movement: 'received', holder: null, note: '' })
    this.cameIn(papers)
  }

  /** Originals that are looked at and handed back at once: an ID card need not stay. */
  verify(clerk: Clerk, papers: readonly Paper[]): void {
    if (papers.length > 0) this.#custody(clerk, papers, { movement: 'verified', holder: null, note: '' })
  }

  /** A slip of the pen: one copy too many, taken back at once. */
  receiveByMistake(clerk: Clerk): void {
    const [paper] = this.#here
    if (paper === undefined) return
    const { entryIds } = this.#custody(clerk, [{ ...paper, form: 'copy', count: 1 }], {
      movement: 'received',
      holder: null,
      note: '',
    })
    for (const entryId of entryIds) clerk.serviceRequests.reverseCustody({ id: this.id, entryId })
  }

  /** Gives everything to whoever runs the errand. */
  handOn(clerk: Clerk, holder: NonNullable<Custody['holder']>): void {
    if (this.#here.length === 0) return
    this.#custody(clerk, this.#here, { movement: 'handed-on', holder, note: '' })
    this.#away = this.#here
    this.#here = []
  }

  takeBack(clerk: Clerk, holder: NonNullable<Custody['holder']>): void {
    if (this.#away.length === 0) return
    this.#custody(clerk, this.#away, { movement: 'taken-back', holder, note: '' })
    this.#here = this.#away
    this.#away = []
  }

  /** What was made for the authority stays there. */
  lodge(clerk: Clerk, where: string): void {
    const staying = this.#here.filter(({ stays }) => stays)
    if (staying.length === 0) return
    this.#custody(clerk, staying, { movement: 'lodged', holder: null, note: where })
    this.#here = this.#here.filter(({ stays }) => !stays)
  }

  /** Originals that are still with us go back to their owner, found in order or not; copies stay in the file. */
  giveBack(clerk: Clerk, movement: 'returned' | 'returned-verified' = 'returned'): void {
    const originals = this.#here.filter(({ form }) => form === 'original')
    if (originals.length === 0) return
    this.#custody(clerk, originals, { movement, holder: null, note: '本人签收' })
    this.#here = this.#here.filter(({ form }) => form === 'copy')
  }

  #custody(
    clerk: Clerk,
    papers: readonly Paper[],
    how: Pick<Custody, 'movement' | 'holder' | 'note'>,
  ): { readonly entryIds: readonly number[] } {
    const entries = papers.map(({ materialId, form, count }) => ({ materialId, form, count }))
    return clerk.serviceRequests.recordCustody({ id: this.id, ...how, entries })
  }
}
