/** 未成年人保护法 11: a report about a child waits for nobody to find out the day on which it was born. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  beatenChild,
  caseBetween,
  nothingFound,
  openMediatorsDesk,
  sendId,
  toThePolice,
  type MediatorsDesk,
} from './desk-of-mediators'
import { refusedWith } from './further/desk'
import type { SuspicionText } from '#features/mediation/screening/contract'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => at.close())

const told: SuspicionText = { ...beatenChild, birth: null, aboutAge: 7 }

const screen = (id: number, suspicion: SuspicionText, corrects: number | null = null) =>
  at.mediation.screening.screen({
    sendId: sendId(),
    case: id,
    screening: {
      ...nothingFound,
      corrects,
      reason: corrects === null ? '' : '问到了',
      suspicions: [suspicion],
    },
  })

it('a child of about seven is screened and reported on as a child, and its day of birth may come later', async () => {
  const { id } = await caseBetween(at, '邻居', '父亲')
  const { owed } = await screen(id, told)
  expect(owed.map(({ to, when }) => [when, to])).toEqual([
    ['at-once', ['police']],
    ['at-once', ['police', 'civil-affairs', 'education']],
  ])
  const suspicion = owed[0]?.suspicion ?? null
  const report = { ...toThePolice, suspicion }
  await at.mediation.screening.report({ sendId: sendId(), case: id, report })
  const before = await at.mediation.screening.of({ case: id })
  expect(before).toMatchObject({ owed: [], conditions: ['violence-not-mediated', 'without-the-child'] })
  expect(before.screenings[0]?.suspicions[0]).toMatchObject({ birth: '', age: 7, isAbout: true, help: [] })
  await screen(id, { ...beatenChild, continues: suspicion }, before.screenings[0]?.id)
  const { screenings, owed: still } = await at.mediation.screening.of({ case: id })
  expect(screenings.at(-1)?.suspicions[0]).toMatchObject({ age: 10, isAbout: false })
  expect(still).toEqual([])
})

it('of an adult the age may be told as well, and what follows is asked of them', async () => {
  const { id } = await caseBetween(at, '妻子', '丈夫')
  const woman = { ...told, name: '王五', aboutAge: 40 }
  await expect(screen(id, woman)).rejects.toMatchObject(refusedWith('mediation.gate-unasked'))
  const { owed } = await screen(id, { ...woman, capacity: 'full' })
  expect(owed).toEqual([])
  const { screenings } = await at.mediation.screening.of({ case: id })
  expect(screenings[0]?.suspicions[0]?.help).toHaveLength(5)
})

it('neither said is not asked, and a later word of somebody who goes on keeps what was told', async () => {
  const { id } = await caseBetween(at, '邻居', '父亲')
  await expect(screen(id, { ...told, aboutAge: null })).rejects.toMatchObject(refusedWith('desk.input'))
  const first = await screen(id, told)
  const { screenings } = await at.mediation.screening.of({ case: id })
  const continues = first.owed[0]?.suspicion ?? null
  await screen(id, { ...told, continues, aboutAge: null, forms: ['beating', 'threats'] }, screenings[0]?.id)
  const now = await at.mediation.screening.of({ case: id })
  expect(now.screenings.at(-1)?.suspicions[0]).toMatchObject({ age: 7, isAbout: true })
  expect(now.owed).toHaveLength(2)
})

it('未成年人保护法 103: what leaves the file does not name it, though its own line says nothing of its birth', async () => {
  const { id } = await caseBetween(at, '小明', '父亲')
  await screen(id, told)
  const paper = { id, paper: 'intake-form', about: null, for: { is: 'outside' } } as const
  const { source } = await at.mediation.papers.get(paper)
  expect(source.parties.map(({ name }) => name.text)).toEqual(['', '父亲'])
})
