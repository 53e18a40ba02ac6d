/**
 * Cases at the table: opened with thirty papers, accepted, and both files opened at sign-in. What a call executes in the sealed file is
 * taken down on one copy and executed again, prepared and bare, on another, while a third is timed.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { acceptedCase } from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { demonstrationPassword } from '#desk/session/session'
import type { Desk } from '#centre/create-desk'
import { deriveKey, usualCost } from '#vault/keyring/seal'
import { openFile } from '#vault/store/open'
import type { BenchClient } from './client'
import { copyOf, openOn } from './community-file'
import { figureOf, type Figure, type Times } from './figures'
import { timed } from './find'
import { Bare, recordStatements, type Recorder } from './statements'

const times = 40
const warmUp = 10
/** What only reads is done as often as it is measured before, so that the engine has compiled it. */
const readsFirst = 60
const papers = 30
const signIns = 10

export interface CasesAtTheTable {
  /** Cases that can be accepted, one a turn. */
  readonly toAccept: readonly number[]
  /** The case with thirty papers. */
  readonly withPapers: number
}

const sendId = randomUUID

/** Cases by the services that mediators use, on the day of the desk. */
export async function bringToTheTable({ mediation }: BenchClient, today: string): Promise<CasesAtTheTable> {
  const two = await acceptedCase(mediation, sendId, plainly('楼上漏水'), today)
  for (let paper = 1; paper <= papers; paper += 1)
    await mediation.dossier.bring({
      sendId: sendId(),
      id: two.id,
      kind: 'evidence',
      party: null,
      day: today,
      title: `照片 ${paper}`,
      pages: 1,
    })
  const toAccept: number[] = []
  while (toAccept.length < warmUp + times) toAccept.push(await toBeAccepted(mediation, today))
  return { toAccept, withPapers: two.id }
}

async function toBeAccepted(mediation: BenchClient['mediation'], today: string): Promise<number> {
  const { id } = await mediation.cases.open({ sendId: sendId(), opened: plainly('半夜唱歌') })
  for (const [name, role, side] of [
    ['申请的人', 'applicant', 1],
    ['另一方', 'respondent', 2],
  ] as const) {
    const { id: party } = await mediation.parties.add({
      sendId: sendId(),
      case: id,
      text: outsider(name, role, side),
    })
    const words = { mediation: 'consents', mediator: 'accepted', doors: 'closed' } as const
    await mediation.parties.consent({ sendId: sendId(), party, words, day: today })
  }
  const clean = { corrects: null, reason: '', suspicions: [], offence: 'unlikely', bars: [] } as const
  await mediation.screening.screen({
    sendId: sendId(),
    case: id,
    screening: { ...clean, suspicions: [], bars: [], vulnerable: [], danger: [] },
  })
  return id
}

interface Copy {
  readonly folder: string
  readonly desk: Desk
  readonly client: BenchClient
}

async function openCopy(folder: string, account: string): Promise<Copy> {
  const copy = copyOf(folder)
  const desk = openOn(copy)
  const client = createRouterClient(desk.router) as BenchClient
  await client.session.signIn({ account, password: demonstrationPassword })
  return { folder: copy, desk, client }
}

const sealedOf = ({ desk }: Copy) => desk.session.storeOf('mediation').sqlite

function keyOf({ desk }: Copy): Buffer {
  const key = desk.session.requireOpen().keys.mediation
  if (key === undefined) throw new Error('the desk has no key of the sealed file')
  return key
}

export async function caseFigures(
  folder: string,
  account: string,
  today: string,
  { toAccept, withPapers }: CasesAtTheTable,
): Promise<readonly Figure[]> {
  const takenDown = await openCopy(folder, account)
  const measured = await openCopy(folder, account)
  // The bare file begins where the others stand: someone has signed in, which is on record.
  sealedOf(takenDown).pragma('wal_checkpoint(TRUNCATE)')
  const bareFile = openFile({ file: join(copyOf(takenDown.folder), 'mediation.db'), key: keyOf(takenDown) })
  bareFile.pragma('synchronous = OFF')
  sealedOf(measured).pragma('synchronous = OFF')
  const both = {
    recorder: recordStatements(sealedOf(takenDown)),
    bare: new Bare(bareFile),
    takenDown: takenDown.client,
    measured: measured.client,
  }
  const opened = await besideBare(
    both,
    async ({ mediation }) => {
      await mediation.cases.get({ id: withPapers })
      await mediation.dossier.get({ id: withPapers })
    },
    readsFirst,
  )
  const accepted = await besideBare(both, async ({ mediation }, turn) => {
    const step = { move: 'accept', day: today, reason: '' } as const
    await mediation.intake.step({ sendId: sendId(), case: toAccept[turn] ?? 0, ...step })
  })
  bareFile.close()
  takenDown.desk.close()
  measured.desk.close()
  return [
    figureOf(`mediation: a case with ${papers} papers opened / its rows bare`, opened, { median: 2 }),
    figureOf('mediation: a case accepted / its statements bare', accepted, { median: 2 }),
    await signInFigure(folder, account),
  ]
}

interface Both {
  readonly recorder: Recorder
  readonly bare: Bare
  readonly takenDown: BenchClient
  readonly measured: BenchClient
}

async function besideBare(
  { recorder, bare, takenDown, measured }: Both,
  deed: (client: BenchClient, turn: number) => Promise<void>,
  first = warmUp,
): Promise<Times> {
  const took: number[] = []
  const limit: number[] = []
  for (let turn = 0; turn < first + times; turn += 1) {
    recorder.begin()
    await deed(takenDown, turn)
    const statements = recorder.end()
    const one = await timed(() => deed(measured, turn))
    const other = bare.replay(statements)
    if (turn < first) continue
    took.push(one)
    limit.push(other)
  }
  return { measured: took, limit }
}

/** From the password to both files open and checked. */
async function signInFigure(folder: string, account: string): Promise<Figure> {
  const measured: number[] = []
  const limit: number[] = []
  for (let turn = -1; turn < signIns; turn += 1) {
    const desk = openOn(folder)
    const client = createRouterClient(desk.router) as BenchClient
    const took = await timed(() => client.session.signIn({ account, password: demonstrationPassword }))
    desk.close()
    const derived = await timed(() => deriveKey(demonstrationPassword, randomBytes(16), usualCost))
    if (turn < 0) continue
    measured.push(took)
    limit.push(derived)
  }
  return figureOf('mediation: both files opened / key derivation', { measured, limit }, { median: 1.1 })
}
