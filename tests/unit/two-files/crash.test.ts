/**
 * A desk of two files that is killed while it is backed up, brought back or migrated: at every step the folder as a kill would
 * leave it is opened, and both files are whole, fit each other, and hold all that was acknowledged.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyProved } from '#vault/backup/prove'
import { isBackupName } from '#vault/backup/rules/names'
import { runTask } from '#vault/backup/tasks'
import { namesOf } from '#vault/files'
import { copyOfKeys } from '#vault/keyring/slot'
import { newSendId, openBareDesk, testPassword, type TestDesk } from '../../support/desk'
import { sealedDatabase, twoFiles } from '../../support/sealed-file'
import { finish } from '../residents/people'
import { besideOf, faultsOfBoth, noteIn, openTwoFiles, sealedOf } from './sealed-desk'

let desk: TestDesk
let images: string
/** The steps; a copy of the data folder as each found it lies under its number. */
let steps: string[]
let watched: boolean

const onStep = (step: string) => {
  if (!watched) return
  cpSync(desk.dataDir, join(images, String(steps.length)), { recursive: true })
  steps.push(step)
}
const beside = (grown = false) =>
  besideOf(grown, {
    backupWays: {
      runTask: (task, keys) => Promise.resolve(runTask(task, copyOfKeys(keys), onStep)),
      onStepOfRestore: onStep,
    },
    onStepOfOpening: onStep,
  })

beforeEach(async () => {
  images = mkdtempSync(join(tmpdir(), 'linli-images-'))
  steps = []
  watched = false
  desk = await openTwoFiles(() => undefined, beside())
  await desk.signIn('mediator')
  await noteIn(desk.desk, '夫妻争吵')
  await desk.signIn('manager')
})
afterEach(() => {
  desk.close()
  rmSync(images, { recursive: true, force: true })
})

const signIn = (account: string) => desk.client.session.signIn({ account, password: testPassword })
const backUp = () => finish(desk.client.backups.make({ sendId: newSendId() }))
const centreNamed = (community: string) =>
  desk.client.session.nameCentre({
    sendId: newSendId(),
    centre: { community, subDistrict: '乙', committee: '丙', numberPrefix: '丁' },
  })

interface Found {
  readonly texts: readonly string[]
  readonly community: string
}

/** Opens every folder that a kill would have left, by a mediator, and looks into both files. */
async function eachImage(look: (found: Found, at: number, where: string) => void, grown = false) {
  watched = false
  for (const [at, step] of steps.entries()) {
    const where = `${at} ${step}`
    const dataDir = join(images, String(at))
    // A thread for each image would take longer than all that is looked at here.
    const here = besideOf(grown, { onStepOfOpening: () => undefined })
    const after = openBareDesk(dataDir, { clock: desk.clock, beside: here })
    await after.client.session.signIn({ account: 'mediator', password: testPassword })
    const state = await after.client.session.state({})
    expect(faultsOfBoth(after.desk), where).toEqual([])
    const { texts } = await sealedOf(after.desk).list({})
    look({ texts, community: state.state === 'open' ? state.centre.community : '' }, at, where)
    // Both go on.
    await noteIn(after.desk, '又来')
    after.desk.close()
    const left = readdirSync(dataDir).filter((name) => name.endsWith('.unfinished'))
    expect(left, where).toEqual([])
  }
}

/** Every backup that has its name is whole, whoever made it. */
function backupsAreWhole(at: number, where: string): void {
  const place = join(images, String(at), 'backups')
  for (const name of readdirSync(place).filter(isBackupName)) {
    const into = mkdtempSync(join(tmpdir(), 'linli-into-'))
    const { apart } = copyProved({ backup: join(place, name), into, files: namesOf(twoFiles()) }, null)
    expect(apart, where).toHaveLength(1)
    expect(readdirSync(into), where).toContain(sealedDatabase)
    rmSync(into, { recursive: true })
  }
}

it.each(['mediator', 'manager'])('while the %s backs up', async (account) => {
  await centreNamed('甲')
  await signIn(account)
  watched = true
  if (account === 'manager') await backUp()
  else await desk.desk.backups.make('by-hand')
  onStep('over')
  expect(steps.filter((step) => step === 'copy')).toHaveLength(2)
  await eachImage(({ texts, community }, at, where) => {
    expect(texts, where).toEqual(['夫妻争吵'])
    expect(community, where).toBe('甲')
    backupsAreWhole(at, where)
  })
})

it('while what a mediator’s key proves is proved later', async () => {
  const { name } = await backUp()
  await signIn('mediator')
  watched = true
  await desk.desk.backups.proveCopied()
  onStep('over')
  expect(steps).toContain('manifest')
  await eachImage(({ texts }, at, where) => {
    expect(texts, where).toEqual(['夫妻争吵'])
    expect(readdirSync(join(images, String(at), 'backups')), where).toContain(name)
    backupsAreWhole(at, where)
  })
})

it('while a backup is brought back: both files are of before, or both are the backup’s', async () => {
  await centreNamed('甲')
  const { name } = await backUp()
  await centreNamed('乙')
  await signIn('mediator')
  await noteIn(desk.desk, '后来的')
  await desk.client.session.signOut({})
  watched = true
  await desk.client.restore.restore({
    sendId: newSendId(),
    folder: join(desk.dataDir, 'backups'),
    name,
    by: { with: 'password', account: 'manager', password: testPassword },
  })
  onStep('over')
  expect(steps).toEqual(expect.arrayContaining(['mark ready', `move ${sealedDatabase}`]))
  const ready = steps.indexOf('mark ready')
  await eachImage(({ texts, community }, at, where) => {
    const before = at <= ready
    expect(texts, where).toEqual(before ? ['夫妻争吵', '后来的'] : ['夫妻争吵'])
    expect(community, where).toBe(before ? '乙' : '甲')
  })
})

it('while the sealed file is brought to a newer form', async () => {
  await centreNamed('甲')
  desk.desk.close()
  const newer = openBareDesk(desk.dataDir, { clock: desk.clock, beside: beside(true) })
  watched = true
  await newer.client.session.signIn({ account: 'mediator', password: testPassword })
  onStep('over')
  newer.desk.close()
  expect(steps).toEqual(expect.arrayContaining(['copy', 'place', 'migrate sealed', 'over']))
  await eachImage(({ texts, community }, at, where) => {
    expect(texts, where).toEqual(['夫妻争吵'])
    expect(community, where).toBe('甲')
    const place = join(images, String(at), 'backups')
    if (at > steps.indexOf('place')) backupsAreWhole(at, where)
    expect(readdirSync(place).filter(isBackupName).length, where).toBeGreaterThan(0)
  }, true)
})
