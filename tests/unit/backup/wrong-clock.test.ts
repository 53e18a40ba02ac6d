import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inOrder, newerFirst, type Ordered } from '#vault/backup/contract'
import { sealed, unsealed } from '#vault/backup/manifest-file'
import { backupName, unfinishedName } from '#vault/backup/rules/names'
import { allowanceFor, keptBackups } from '#vault/backup/rules/retention'
import { drillIsDue } from '#vault/backup/rules/second-place'
import { judgeBackups, judgeLastCheck } from '#vault/doctor/rules/judge'
import { sweepPlace } from '#vault/backup/place'
import { dayLength } from '#ground/clock'
import { newSendId, openTestDesk, testNow, testPassword, type TestDesk } from '../../support/desk'
import { finish, register } from '../residents/people'

const at2099 = Date.parse('2099-06-01T09:00:00+08:00')

const backup = (name: string, at: number, rows: number, restores?: number, desk = 'ours'): Ordered => ({
  name,
  at,
  manifest: {
    desk,
    auditHead: { sequence: rows, mac: 'a' },
    ...(restores === undefined ? {} : { restores }),
  },
})

describe('backups are ordered by the log and not by the clock', () => {
  it('one of 2099 is not the newest once the clock was put right', () => {
    const wrong = backup('wrong', at2099, 100)
    const right = backup('right', testNow, 101)
    expect([wrong, right].toSorted(newerFirst).map(({ name }) => name)).toEqual(['right', 'wrong'])
  })

  it('what goes on after a restore is newer than what the restore left behind, though its log is shorter', () => {
    const leftBehind = backup('left behind', testNow, 1000)
    const since = backup('since', testNow + 1, 501, 1)
    const onceMore = backup('once more', testNow + 2, 400, 2)
    expect(inOrder([leftBehind, onceMore, since]).map(({ name }) => name)).toEqual([
      'once more',
      'since',
      'left behind',
    ])
  })

  it('two desks in one place do not take each other’s turn, and what nobody can read comes last', () => {
    const all = [
      { name: 'unread', at: at2099, manifest: null },
      backup('theirs', testNow - 1, 90_000, undefined, 'theirs'),
      backup('ours 1', testNow - 2, 10),
      backup('ours 2', testNow, 11),
    ]
    expect(inOrder(all).map(({ name }) => name)).toEqual(['ours 2', 'ours 1', 'theirs', 'unread'])
  })
})

describe('what was just made is kept', () => {
  it('in a place full of backups from years to come', () => {
    const future = Array.from({ length: 40 }, (_, index) =>
      backup(`f${index}`, at2099 + index * 40 * dayLength, index + 1),
    )
    const made = backup('made', testNow, 41)
    expect(keptBackups([...future, made], testNow, allowanceFor(0), 'made').has('made')).toBe(true)
    // Tomorrow’s takes nothing of it away either.
    const next = backup('next', testNow + dayLength, 42)
    expect([...keptBackups([...future, made, next], next.at, allowanceFor(0), 'next')]).toEqual(
      expect.arrayContaining(['made', 'next']),
    )
  })

  it('even where others claim to be of a later log', () => {
    const forged = Array.from({ length: 40 }, (_, index) => backup(`f${index}`, testNow, 1e9 + index, 999))
    expect(
      keptBackups([...forged, backup('made', testNow, 7)], testNow, allowanceFor(0), 'made').has('made'),
    ).toBe(true)
  })
})

describe('a desk whose clock ran in 2099 for a day', () => {
  let desk: TestDesk
  let place: string
  beforeEach(async () => {
    desk = await openTestDesk()
    place = join(desk.dataDir, 'backups')
  })
  afterEach(() => desk.close())

  const make = async () => (await finish(desk.client.backups.make({ sendId: newSendId() }))).name

  it('keeps what it makes afterwards, and practises with the newest', async () => {
    const first = await make()
    // Forty of years to come, as the wrong clock would have left them.
    const manifest = unsealed(readFileSync(join(place, first, 'manifest.json'), 'utf8'))
    for (let index = 0; index < 40; index += 1) {
      const at = at2099 + index * 40 * dayLength
      const name = backupName(at, '0000000a')
      mkdirSync(join(place, name))
      writeFileSync(join(place, name, 'manifest.json'), sealed({ ...manifest, at }))
    }
    await register(desk.client, { name: '王桂珍' })
    const made = await make()
    expect(readdirSync(place)).toContain(made)
    const { places } = await desk.client.backups.state({})
    expect(places[0]?.backups[0]?.name).toBe(made)
    const drill = await finish(desk.client.backups.practise({ sendId: newSendId() }))
    expect(drill).toMatchObject({ name: made, code: null })
  })

  it('counts a restore into every backup that follows', async () => {
    const first = await make()
    await register(desk.client, { name: '王桂珍' })
    await register(desk.client, { name: '周浩' })
    const leftBehind = await make()
    await desk.client.session.signOut({})
    const by = { with: 'password', account: 'manager', password: testPassword } as const
    await desk.client.restore.restore({ sendId: newSendId(), folder: place, name: first, by })
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    const since = await make()
    const { places } = await desk.client.backups.state({})
    const names = places[0]?.backups.map(({ name }) => name) ?? []
    expect(names[0]).toBe(since)
    expect(names.indexOf(since)).toBeLessThan(names.indexOf(leftBehind))
    expect(places[0]?.backups[0]?.manifest?.restores).toBe(1)
  })

  it('clears away what was half made in 2099, and nothing that another desk makes now', () => {
    mkdirSync(place, { recursive: true })
    const [wrong, now] = [at2099, testNow - 1000].map((at) => unfinishedName(backupName(at, '0000000a')))
    for (const name of [wrong, now]) mkdirSync(join(place, name ?? ''))
    sweepPlace(place, testNow)
    expect(readdirSync(place)).toEqual([now])
  })
})

describe('a date to come vouches for nothing', () => {
  it('no drill, no check and no backup of 2099 stands for one of today', () => {
    expect(drillIsDue(at2099, testNow)).toBe(true)
    expect(judgeLastCheck({ checkedAt: at2099, finding: null }, testNow).finding).toBe('old')
    expect(judgeBackups([{ madeAt: at2099 }], testNow).finding).toBe('old')
    expect(judgeBackups([{ madeAt: at2099 }, { madeAt: testNow - 1000 }], testNow).finding).toBe('recent')
  })
})
