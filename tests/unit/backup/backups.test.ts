import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Backups } from '#desk/backups/backups'
import { deskOf } from '#vault/backup/contents'
import { folderInPlace, placesFileName } from '#vault/backup/places-file'
import { proveBackup } from '#vault/backup/prove'
import { isBackupName } from '#vault/backup/rules/names'
import { allowanceFor } from '#vault/backup/rules/retention'
import type { Step } from '#vault/backup/steps'
import { runTask, type Task } from '#vault/backup/tasks'
import type { RunTask } from '#vault/backup/worker-thread'
import { TaskFailed } from '#vault/threads/words'
import { filesOfDesk, namesOf } from '#vault/files'
import { copyOfKeys } from '#vault/keyring/slot'
import { ledgerFileName } from '#vault/erasures/ledger'
import { silentLogger, type Logger } from '#vault/logger'
import { dataFolder } from '#desk/session/data-folder'
import { lockedLeavesAfter } from '#desk/session/session'
import { newSendId, openTestDesk, testCentre, testPassword, type TestDesk } from '../../support/desk'
import { finish } from '../residents/people'

/** Of a desk as small as those of tests, in milliseconds. */
const every = allowanceFor(0).minutes * 60_000

const hour = 60 * 60 * 1000

let desk: TestDesk
let stick: string
let key: Buffer
/** What a task of this kind meets. */
let trouble: Partial<Record<Task['kind'], string>>
let told: Step[]
/** What the log tells of errors. */
let errors: string[]
beforeEach(async () => {
  desk = await openTestDesk()
  stick = mkdtempSync(join(tmpdir(), 'linli-stick-'))
  key = Buffer.from(desk.desk.session.requireOpen().keys['desk'] ?? '')
  trouble = {}
  told = []
  errors = []
})
afterEach(() => {
  desk.close()
  rmSync(stick, { recursive: true, force: true })
})

/** The worker's work in this thread, on a disk that fails as it is told to. */
const here: RunTask = async (task, taskKeys, { signal, onStep, onLeft }) => {
  await Promise.resolve()
  const code = trouble[task.kind]
  if (code !== undefined) throw new TaskFailed(code, 'a disk')
  const tell: typeof onStep = (step) => {
    if (signal.aborted) throw new DOMException('stopped', 'AbortError')
    told.push(step)
    onStep(step)
  }
  return runTask(task, copyOfKeys(taskKeys), tell, onLeft)
}

const logger: Logger = { ...silentLogger, error: (what) => void errors.push(what) }

const backupsOf = (run: RunTask = here, held = true) =>
  new Backups({
    session: desk.desk.session,
    // The desk holds it already.
    folder: { ...dataFolder(desk.dataDir, filesOfDesk), held: () => held },
    version: '0.0.0-test',
    schemas: () => [],
    clock: desk.clock,
    logger,
    runTask: run,
  })

const rename = (community: string) =>
  desk.client.session.nameCentre({ sendId: newSendId(), centre: { ...testCentre, community } })

const first = () => {
  const place = join(desk.dataDir, 'backups')
  return existsSync(place) ? readdirSync(place) : []
}
const second = () => readdirSync(join(stick, folderInPlace)).filter(isBackupName)

async function withStick(run: RunTask = here): Promise<Backups> {
  const backups = backupsOf(run)
  backups.places.chooseSecond({ state: 'chosen', folder: await backups.places.prepareSecond(stick) })
  return backups
}

describe('of two places', () => {
  it('both get the backup, each proved for itself', async () => {
    const backups = await withStick()
    const made = await backups.make('by-hand')
    expect(made).toMatchObject({ first: 'works', second: 'works' })
    expect(second()).toEqual(first())
    proveBackup(join(stick, folderInPlace, made.name), namesOf(filesOfDesk), { desk: key })
  })

  it('a stick that is pulled out is away, its folder is not made anew, and the first has its backup', async () => {
    const backups = await withStick()
    const gone = `${stick}-gone`
    renameSync(stick, gone)
    // Systems leave the mount point behind.
    mkdirSync(stick)
    expect(await backups.make('by-hand')).toMatchObject({ first: 'works', second: 'away' })
    expect(readdirSync(stick)).toEqual([])
    desk.clock.advance(25 * hour)
    expect(backups.places.warning()).toEqual({ warning: 'away', days: 1 })
    rmSync(stick, { recursive: true })
    renameSync(gone, stick)
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    expect(await backups.make('by-hand')).toMatchObject({ second: 'works' })
    expect(backups.places.warning().warning).toBe('none')
  })

  it('a stick that answers and is too full for a backup is missed after a day, over restarts, until one comes there', async () => {
    let backups = await withStick()
    await backups.make('by-hand')
    trouble = { carry: 'ENOSPC' }
    for (const today of ['另一个社区', '又一个社区']) {
      desk.clock.advance(20 * hour)
      // The program is started anew each morning; what is asked of the place every minute it answers.
      backups = backupsOf()
      await desk.client.session.signIn({ account: 'manager', password: testPassword })
      await rename(today)
      expect(await backups.make('by-hand')).toMatchObject({ first: 'works', second: 'full' })
      expect(await backups.places.check()).toBe('works')
    }
    expect(backups.places.warning()).toEqual({ warning: 'away', days: 1 })
    trouble = {}
    await rename('翰林社区')
    expect(await backups.make('by-hand')).toMatchObject({ second: 'works' })
    expect(backups.places.warning().warning).toBe('none')
  })

  it.each([
    ['ENOSPC', 'full'],
    ['EROFS', 'read-only'],
    ['EIO', 'away'],
    // Nobody has thought of it; the backup is made all the same.
    ['EBUSY', 'away'],
  ])('a second that says %s is %s, and the backup is in the first', async (code, state) => {
    const backups = await withStick()
    trouble = { carry: code }
    expect(await backups.make('by-hand')).toMatchObject({ first: 'works', second: state })
    expect(first()).toHaveLength(1)
    expect(second()).toEqual([])
  })

  it('a full first leaves it to the second; with neither it is refused in plain words', async () => {
    let calls = 0
    const backups = await withStick((task, taskKey, watch) => {
      calls += 1
      return calls === 1 ? Promise.reject(new TaskFailed('ENOSPC', 'a disk')) : here(task, taskKey, watch)
    })
    expect(await backups.make('by-hand')).toMatchObject({ first: 'full', second: 'works' })
    expect([first().length, second().length]).toEqual([0, 1])
    backups.places.chooseSecond({ state: 'declined' })
    trouble = { make: 'ENOSPC' }
    await expect(backups.make('by-hand')).rejects.toMatchObject({ code: 'backups.place-full' })
    expect(backups.lastAttempt?.code).toBe('backups.place-full')
  })

  it('the second is chosen by its whole path, outside the data, where something can be written', async () => {
    const choose = (folder: string) => desk.client.backups.chooseSecond({ sendId: newSendId(), folder })
    const refused = (code: string) => ({ data: { code } })
    await expect(choose('stick')).rejects.toMatchObject(refused('backups.not-absolute'))
    await expect(choose(join(desk.dataDir, 'x'))).rejects.toMatchObject(refused('backups.inside-data'))
    await expect(choose(join(stick, 'nowhere'))).rejects.toMatchObject(refused('backups.place-away'))
    writeFileSync(join(stick, 'file'), '')
    await expect(choose(join(stick, 'file'))).rejects.toMatchObject(refused('backups.place-away'))
    await choose(stick)
    // It can be read before anyone has signed in.
    const places: unknown = JSON.parse(readFileSync(join(desk.dataDir, placesFileName), 'utf8'))
    expect(places).toMatchObject({ second: { state: 'chosen', folder: stick } })
  })

  it('the second is asked for after a day, also when the program was closed over night, until there shall be none', async () => {
    await backupsOf().tick()
    desk.clock.advance(26 * hour)
    const nextDay = backupsOf()
    expect(nextDay.places.warning()).toEqual({ warning: 'not-set', days: 1 })
    nextDay.places.chooseSecond({ state: 'declined' })
    expect(nextDay.places.warning().warning).toBe('none')
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    await desk.client.backups.declineSecond({ sendId: newSendId(), reason: '没有第二块盘' })
    expect(await desk.client.backups.state({})).toMatchObject({
      second: 'declined',
      declined: { reason: '没有第二块盘' },
    })
  })
})

describe('where something was erased', () => {
  const ledgerOf = (name: string) => `erasures-${name}.json`
  const deskName = () => deskOf(desk.desk.session.requireOpen().store.sqlite)
  beforeEach(() => {
    writeFileSync(join(desk.dataDir, ledgerFileName), 'ledger')
  })

  it('the ledger lies in both places, beside the backups', async () => {
    await (await withStick()).make('by-hand')
    for (const place of [join(desk.dataDir, 'backups'), join(stick, folderInPlace)])
      expect(readFileSync(join(place, ledgerOf(deskName())), 'utf8')).toBe('ledger')
  })

  it('nothing is brought to a first place that is full, and the second has backup and ledger', async () => {
    let calls = 0
    const backups = await withStick((task, taskKey, watch) => {
      calls += 1
      return calls === 1 ? Promise.reject(new TaskFailed('ENOSPC', 'a disk')) : here(task, taskKey, watch)
    })
    expect(await backups.make('by-hand')).toMatchObject({ first: 'full', second: 'works' })
    expect(first()).toEqual([])
    expect(readdirSync(join(stick, folderInPlace))).toContain(ledgerOf(deskName()))
    expect(backups.lastAttempt?.code).toBeNull()
  })

  it('a ledger that a place does not take is told in the log, and the backup is made', async () => {
    const backups = await withStick()
    mkdirSync(join(desk.dataDir, 'backups', ledgerOf(deskName())), { recursive: true })
    expect(await backups.make('by-hand')).toMatchObject({ first: 'works', second: 'works' })
    expect(errors).toEqual(['backup: not all beside it could be put in order'])
    expect(readdirSync(join(stick, folderInPlace))).toContain(ledgerOf(deskName()))
  })
})

describe('where it can not be written down which places there are', () => {
  const block = () => {
    rmSync(join(desk.dataDir, placesFileName), { force: true })
    // What every new version of the file is written to first.
    mkdirSync(join(desk.dataDir, `${placesFileName}.part`))
  }

  it('a look never rejects, tells it once in the log, and makes the backup that is due', async () => {
    const backups = backupsOf()
    block()
    desk.clock.advance(every)
    await backups.tick()
    await backups.tick()
    expect(first()).toHaveLength(1)
    expect(errors).toEqual(['backup: places not kept'])
  })

  it('the second place takes the backup that the first has no room for', async () => {
    let calls = 0
    const backups = await withStick((task, taskKey, watch) => {
      calls += 1
      return calls === 1 ? Promise.reject(new TaskFailed('ENOSPC', 'a disk')) : here(task, taskKey, watch)
    })
    block()
    expect(await backups.make('by-hand')).toMatchObject({ first: 'full', second: 'works' })
    expect(second()).toHaveLength(1)
  })

  it('no other one is chosen: the next start would not know of it', async () => {
    const backups = await withStick()
    block()
    expect(() => backups.places.chooseSecond({ state: 'declined' })).toThrow('EISDIR')
    expect(backups.places.second.state).toBe('chosen')
  })

  it('a look that meets a broken store is told in the log', async () => {
    const backups = backupsOf()
    desk.desk.session.requireOpen().store.close()
    desk.clock.advance(every)
    await backups.tick()
    expect(errors).toEqual(['backup: not looked'])
  })
})

describe('by itself', () => {
  it('a backup is made after a quarter of an hour in which something changed, and neither before nor without', async () => {
    const backups = backupsOf()
    await backups.tick()
    expect(first()).toHaveLength(0)
    desk.clock.advance(every)
    await backups.tick()
    expect(first()).toHaveLength(1)
    desk.clock.advance(every)
    await backups.tick()
    expect(first()).toHaveLength(1)
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
    await rename('桃源社区')
    desk.clock.advance(every)
    await backups.tick()
    expect(first()).toHaveLength(2)
  })

  it('signing out begins one with a key of its own, and waits for nothing', async () => {
    const backups = backupsOf()
    desk.desk.session.leaving.before((open) => {
      backups.leaving(open)
    })
    await desk.client.session.signOut({})
    await backups.finish(60_000)
    expect(backups.lastAttempt?.code).toBeNull()
    const [made] = first()
    expect(
      proveBackup(join(desk.dataDir, 'backups', made ?? ''), namesOf(filesOfDesk), { desk: key }),
    ).toMatchObject({ reason: 'sign-out' })
  })

  it('one is begun for a desk that was only locked in the evening, when it leaves by itself', async () => {
    const backups = backupsOf()
    const { session } = desk.desk
    session.leaving.before((open) => {
      backups.leaving(open)
    })
    await desk.client.session.lock({})
    desk.clock.advance(lockedLeavesAfter)
    session.keepTime()
    expect(session.position.state).toBe('signed-out')
    await backups.finish(60_000)
    expect(first()).toHaveLength(1)
  })

  it('one is begun for whoever is sent away, for they are staff no more', async () => {
    const backups = backupsOf()
    const { session } = desk.desk
    session.leaving.before((open) => {
      backups.leaving(open)
    })
    await desk.signIn('front-desk')
    session.requireOpen().store.sqlite.exec("UPDATE staff SET active = 0 WHERE account = 'front-desk'")
    session.lookAtStaff()
    expect(session.position.state).toBe('signed-out')
    await backups.finish(60_000)
    expect(first()).toHaveLength(1)
  })

  it('one that takes too long is stopped when the program ends, and leaves nothing', async () => {
    const endless: RunTask = (_task, _key, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')))
      })
    const backups = backupsOf(endless)
    backups.leaving(desk.desk.session.requireOpen())
    await backups.finish(50)
    expect(first()).toEqual([])
    expect(backups.one.underWay).toBeNull()
  })
})

describe('the copy of the key that a backup is made with', () => {
  /** What becomes of every copy that is made from now on. */
  const watchCopies = () => {
    const held = desk.desk.session.requireOpen().keys['desk']
    const copying = vi.spyOn(Buffer, 'from')
    return () => {
      const { calls, results } = copying.mock
      const copies: unknown[] = results
        .filter((_result, at) => Object.is(calls[at]?.[0], held))
        .map(({ value }): unknown => value)
      copying.mockRestore()
      return copies
    }
  }
  const overwritten = Buffer.alloc(32)

  it('is overwritten when the backup is made', async () => {
    const copies = watchCopies()
    await backupsOf().make('by-hand')
    expect(copies()).toEqual([overwritten])
  })

  it('is overwritten when it could not begin', async () => {
    const backups = backupsOf()
    const one = backups.make('by-hand')
    const copies = watchCopies()
    expect(() => backups.make('by-hand')).toThrow('backups.under-way')
    expect(copies()).toEqual([overwritten])
    await one
  })

  it('is overwritten when the program ends before its turn', async () => {
    const backups = backupsOf(
      (_task, _key, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')))
        }),
    )
    const one = backups.make('by-hand')
    const copies = watchCopies()
    backups.leaving(desk.desk.session.requireOpen())
    await Promise.all([expect(one).rejects.toThrow('stopped'), backups.finish(0)])
    expect(copies()).toEqual([overwritten])
  })
})

describe('by hand', () => {
  it('it tells its steps, can be stopped, and leaves nothing then', async () => {
    const backups = await withStick()
    const stop = new AbortController()
    const begun = backups.make('by-hand', {
      signal: stop.signal,
      tell: ({ progress }) => {
        if (progress.stage === 'count') stop.abort()
      },
    })
    await expect(begun).rejects.toMatchObject({ name: 'AbortError' })
    expect(told).toContain('count')
    expect(first()).toEqual([])
    expect(await backups.make('by-hand')).toMatchObject({ first: 'works' })
  })

  it('it is refused while another is under way', async () => {
    const backups = backupsOf()
    const one = backups.make('by-hand')
    expect(() => backups.make('by-hand')).toThrow('backups.under-way')
    await one
  })

  it('the copy of a drill that was cut short goes at the next start, unless another program has the folder', () => {
    const left = join(desk.dataDir, 'drill.unfinished')
    mkdirSync(left)
    writeFileSync(join(left, 'desk.db'), 'copy')
    backupsOf(here, false)
    expect(existsSync(left)).toBe(true)
    backupsOf()
    expect(existsSync(left)).toBe(false)
  })

  it('the drill brings the newest back, says so, and leaves nothing; of a damaged one it says what is wrong', async () => {
    const { client } = desk
    const practise = () => finish(client.backups.practise({ sendId: newSendId() }))
    await expect(practise()).rejects.toMatchObject({ data: { code: 'backups.none' } })
    const { name } = await finish(client.backups.make({ sendId: newSendId() }))
    expect(await client.backups.state({})).toMatchObject({ drill: null, drillDue: true })
    expect(await practise()).toMatchObject({ place: 'first', name, code: null })
    expect(await client.backups.state({})).toMatchObject({ drill: { name, code: null }, drillDue: false })
    rmSync(join(desk.dataDir, 'backups', name, 'keyring.json'))
    // Which file it is, and not only that one is missing.
    const missing = { name, code: 'backups.file-missing', parameters: { file: 'keyring.json' } }
    expect(await practise()).toMatchObject(missing)
    expect(await client.backups.state({})).toMatchObject({ drill: missing })
    expect(readdirSync(desk.dataDir).filter((entry) => entry.startsWith('drill'))).toEqual([])
  })
})
