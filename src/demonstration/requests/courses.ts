/** The courses that requests take: what is done with one, step by step, and how many working days later. */
import type { Clerk } from '../clerk'
import type { Random } from '../random'
import type { Paper, Papers } from './papers'
import {
  correctionRemarks,
  notes,
  poorReasons,
  refusalReasons,
  resultOf,
  submittedTo,
  suspensionReasons,
  terminationReasons,
} from './words'

/** One thing done: so many working days after the one before, the same day if 0. */
export interface Act {
  readonly days: number
  readonly name: string
  readonly does: (papers: Papers, clerk: Clerk) => void
}

export interface CourseOf {
  readonly random: Random
  /** Working days promised. */
  readonly promised: number
  readonly applicant: { readonly name: string; readonly address: string; readonly phone: string }
  /** Who runs its errands: the grid worker of the applicant's grid, mostly. */
  readonly runner: { readonly kind: 'worker' | 'staff'; readonly id: number }
  /** Required and not brought along, once the request is open; empty where everything is there. */
  readonly missing: () => readonly Paper[]
  readonly accept: (clerk: Clerk) => void
}

export type CourseKind =
  | 'usual'
  | 'on-the-spot'
  | 'late'
  | 'corrected-before'
  | 'corrected-later'
  | 'errand-first'
  | 'suspended'
  | 'terminated'
  | 'draft-withdrawn'
  | 'refused'

const act = (days: number, name: string, does: Act['does']): Act => ({ days, name, does })

/** Everything that is done after the request was opened. */
export function courseOf(kind: CourseKind, of: CourseOf): readonly Act[] {
  const { random, promised } = of
  const accepted = act(0, 'accept', (_papers, clerk) => of.accept(clerk))
  switch (kind) {
    case 'on-the-spot':
      return [accepted, act(0, 'complete', complete(random)), ...followedUp(random, 0)]
    case 'usual':
      return [accepted, ...worked(of, random.between(Math.ceil(promised * 0.4), promised)), ...ending(of)]
    case 'late':
      return [accepted, ...worked(of, promised + random.between(1, 4)), ...ending(of)]
    case 'corrected-before':
      return [...corrected(of), accepted, ...worked(of, random.between(0, promised)), ...ending(of)]
    case 'corrected-later':
      return [
        accepted,
        act(0, 'start', (papers, clerk) => papers.move(clerk, { action: 'start' })),
        ...corrected(of).map((one, at) => (at === 0 ? { ...one, days: 1 } : one)),
        ...finished(of, Math.max(0, promised - 2)),
        ...ending(of),
      ]
    case 'errand-first':
      return [
        accepted,
        ...errand(of, 'submit-materials', 0),
        ...finished(of, Math.max(0, promised - 2)),
        ...ending(of),
      ]
    case 'suspended':
      return [
        accepted,
        act(0, 'start', (papers, clerk) => papers.move(clerk, { action: 'start' })),
        act(1, 'suspend', (papers, clerk) => {
          papers.move(clerk, { action: 'suspend', reason: random.pick(suspensionReasons) })
        }),
        act(random.between(4, 12), 'resume', (papers, clerk) =>
          papers.move(clerk, { action: 'resume', remark: '' }),
        ),
        ...finished(of, Math.max(0, promised - 2)),
        ...ending(of),
      ]
    case 'terminated':
      return [
        accepted,
        act(0, 'start', (papers, clerk) => papers.move(clerk, { action: 'start' })),
        act(random.between(1, 4), 'terminate', (papers, clerk) => {
          papers.giveBack(clerk)
          papers.move(clerk, { action: 'terminate', reason: random.pick(terminationReasons) })
        }),
      ]
    case 'draft-withdrawn':
      return [
        act(random.between(0, 3), 'terminate', (papers, clerk) => {
          papers.giveBack(clerk)
          papers.move(clerk, { action: 'terminate', reason: terminationReasons[0] })
        }),
      ]
    case 'refused':
      return [
        act(0, 'refuse', (papers, clerk) => {
          papers.giveBack(clerk)
          papers.move(clerk, { action: 'refuse', reason: random.pick(refusalReasons) })
        }),
      ]
  }
}

/** From acceptance to completion, `days` working days later. */
function worked(of: CourseOf, days: number): readonly Act[] {
  const started = act(0, 'start', (papers, clerk) => papers.move(clerk, { action: 'start' }))
  return of.random.chance(0.25) ? finished(of, days) : [started, ...finished(of, days)]
}

function finished({ random }: CourseOf, days: number): readonly Act[] {
  const submitted = days > 0 && random.chance(0.6)
  const first = submitted ? random.between(0, Math.min(2, days)) : 0
  const to = random.pick(submittedTo)
  const submit = act(first, 'submit', (papers, clerk) => {
    papers.lodge(clerk, to)
    papers.giveBack(clerk, 'returned-verified')
    papers.move(clerk, { action: 'submit', to })
  })
  return [...(submitted ? [submit] : []), act(days - first, 'complete', complete(random))]
}

const complete =
  (random: Random): Act['does'] =>
  (papers, clerk) => {
    if (random.chance(0.08)) papers.note(clerk, random.pick(notes))
    papers.lodge(clerk, '街道')
    papers.giveBack(clerk, 'returned-verified')
    papers.move(clerk, { action: 'complete', result: resultOf(random) })
  }

/** Something is missing or wrong; it is brought some days later. */
function corrected({ random, missing }: CourseOf): readonly Act[] {
  return [
    act(0, 'request-correction', (papers, clerk) => {
      papers.move(clerk, {
        action: 'request-correction',
        materialIds: missing().map(({ materialId }) => materialId),
        remark: missing().length === 0 ? random.pick(correctionRemarks) : '',
      })
    }),
    act(random.between(1, 5), 'complete-correction', (papers, clerk) => {
      papers.receive(clerk, missing())
      papers.move(clerk, { action: 'complete-correction' })
    }),
  ]
}

function errand(
  { random, applicant, runner: holder }: CourseOf,
  kind: 'submit-materials' | 'deliver-result',
  days: number,
): readonly Act[] {
  const back = kind === 'submit-materials' ? '已递交窗口，取回回执' : '已送到本人手中'
  return [
    act(days, 'dispatch', (papers, clerk) => {
      papers.handOn(clerk, holder)
      papers.move(clerk, {
        action: 'dispatch',
        errand: {
          assignee: holder,
          kind,
          address: kind === 'submit-materials' ? '街道政务服务中心 3 号窗口' : applicant.address,
          matter: kind === 'submit-materials' ? '递交材料并取回回执' : '把办理结果送到家中',
          materials: kind === 'submit-materials' ? '材料一套，见交接单' : '办结单一份',
          phone: applicant.phone,
          due: null,
        },
      })
    }),
    act(random.between(0, 1), 'return-errand', (papers, clerk) => {
      papers.takeBack(clerk, holder)
      papers.move(clerk, { action: 'return-errand', outcome: 'done', result: back })
    }),
  ]
}

/** After completion: delivered at the counter, held ready, or carried home; then asked how it was. */
function ending(of: CourseOf): readonly Act[] {
  const { random, applicant } = of
  const prepare = act(0, 'prepare-delivery', (papers, clerk) =>
    papers.move(clerk, { action: 'prepare-delivery' }),
  )
  const deliver = (days: number, manner: 'at-desk' | 'by-worker' | 'online'): Act =>
    act(days, 'deliver', (papers, clerk) => {
      papers.move(clerk, { action: 'deliver', recipient: applicant.name, manner })
    })
  const turn = random.next()
  const delivered =
    turn < 0.4
      ? [deliver(random.between(0, 1), random.chance(0.8) ? 'at-desk' : 'online')]
      : turn < 0.7
        ? [prepare, deliver(random.between(1, 4), 'at-desk')]
        : turn < 0.85
          ? [prepare, ...errand(of, 'deliver-result', 1), deliver(0, 'by-worker')]
          : []
  return [...delivered, ...followedUp(random, delivered.length === 0 ? 1 : random.between(1, 9))]
}

/** A poor rating is asked about again; mostly it is a better one then. */
function followedUp(random: Random, days: number): readonly Act[] {
  const rating = random.weighted<Rating>([
    [62, 'very-satisfied'],
    [26, 'satisfied'],
    [7, 'fair'],
    [4, 'dissatisfied'],
    [1, 'very-dissatisfied'],
  ])
  const first = rated(days, rating, random)
  if (rating !== 'dissatisfied' && rating !== 'very-dissatisfied') return [first]
  return random.chance(0.85) ? [first, rated(random.between(3, 12), 'satisfied', random)] : [first]
}

type Rating = 'very-satisfied' | 'satisfied' | 'fair' | 'dissatisfied' | 'very-dissatisfied'

export function rated(days: number, rating: Rating, random: Random): Act {
  const poor = rating === 'dissatisfied' || rating === 'very-dissatisfied'
  return act(days, poor ? 'follow-up-poor' : 'follow-up', (papers, clerk) => {
    papers.move(clerk, {
      action: 'follow-up',
      rating,
      channel: days === 0 ? 'at-desk' : random.pick(['phone', 'phone', 'at-home', 'online']),
      reason: poor ? random.pick(poorReasons) : '',
    })
  })
}
