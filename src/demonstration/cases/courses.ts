/** Which road a case has gone, by how far it has come. */
import {
  confirmed,
  inArrears,
  performed,
  proposed,
  spoken,
  spokenAndKept,
  underWay,
  unperformed,
} from './agreeing'
import type { CaseAtWork, Course } from './at-work'
import {
  agreedForCourt,
  archived,
  closed,
  failed,
  handedOver,
  joined,
  leftAtTheDoor,
  refused,
  settledInCourt,
  withdrawn,
} from './ending'
import {
  accepted,
  extended,
  found,
  protection,
  reported,
  satDown,
  screened,
  takenDown,
  type Between,
} from './opening'
import type { Reached } from './quarrel'

type Road = (work: CaseAtWork) => Course<Between | undefined>

function* intake(work: CaseAtWork): Course<Between> {
  yield 0
  return takenDown(work)
}

const roads: Readonly<Record<Reached, Road>> = {
  intake,
  screened,
  'not-accepted': (work) => leftAtTheDoor(work, 'not-accept', '已在法院立案，等待开庭，不予受理。'),
  dropped: (work) => leftAtTheDoor(work, 'drop', '两家自己说好了，不用调解了。'),
  'report-owed': found,
  accepted,
  reported,
  protected: protection,
  mediating: satDown,
  extended,
  signing: proposed,
  'in-effect': underWay,
  'in-arrears': inArrears,
  confirmed,
  performed: (work) => (work.quarrel.fromCourt === undefined ? performed(work) : agreedForCourt(work)),
  unperformed,
  oral: (work) => (work.quarrel.file === undefined ? spoken(work) : spokenAndKept(work)),
  refused,
  withdrawn,
  failed,
  'settled-in-court': settledInCourt,
  'handed-over': handedOver,
  joined,
}

/** By then whatever was promised has been kept, and everybody was asked twice. */
const closedAfter = 72
const archivedAfter = 80

export function* courseOf(work: CaseAtWork): Course {
  const { reached, file, handedTo } = work.quarrel
  const between = yield* roads[reached](work)
  if (between === undefined) return
  if (handedTo !== undefined) work.handOver(between.id, handedTo, '另有安排，请同事接着调。')
  if (file === undefined) return
  yield* closed(work, between, closedAfter)
  if (file === 'archived') yield* archived(work, between, archivedAfter)
}
