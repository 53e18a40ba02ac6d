import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ORPCError } from '@orpc/client'
import { connection } from '#app/desk-client/connect'
import {
  deedOfDraft,
  draftKeys,
  draftOf,
  dropDraft,
  forgetSealedDrafts,
  keepDraft,
  openDrafts,
  saveDrafts,
  type DraftRoad,
} from '#app/drafts/drafts'

/** A desk that keeps drafts of one member of staff, and can be locked. */
const kept = new Map<string, string>()
let locked = false
let staffId = 0

const desk = {
  call(path: readonly string[], input: unknown): Promise<unknown> {
    if (locked) {
      return Promise.reject(
        new ORPCError('LOCKED', {
          defined: true,
          data: { code: 'session.locked', parameters: {}, fields: [] },
        }),
      )
    }
    const { key = '', content = '' }: { key?: string; content?: string } = Object(input) as object
    switch (path.join('.')) {
      case 'drafts.keep':
        kept.set(key, content)
        return Promise.resolve({})
      case 'drafts.drop':
        kept.delete(key)
        return Promise.resolve({})
      default:
        return Promise.resolve({
          drafts: [...kept].map(([name, text]) => ({ key: name, content: text, savedAt: 0 })),
        })
    }
  },
}

beforeEach(async () => {
  vi.useFakeTimers()
  kept.clear()
  locked = false
  connection.opened(desk)
  staffId += 1
  await openDrafts(staffId)
  return () => vi.useRealTimers()
})

/** A sealed file that keeps drafts, and can be shut by itself. */
const sealed = new Map<string, string>()
let shut = false
const whenOpen = (deed: () => void): Promise<unknown> => {
  if (shut)
    return Promise.reject(
      new ORPCError('UNAVAILABLE', {
        defined: true,
        data: { code: 'file.shut', parameters: {}, fields: [] },
      }),
    )
  deed()
  return Promise.resolve({})
}
const road: DraftRoad = {
  beginning: 'mediation.',
  all: async () => {
    await whenOpen(() => undefined)
    return { drafts: [...sealed].map(([key, content]) => ({ key, content })) }
  },
  keep: ({ key, content }) => whenOpen(() => sealed.set(key, content)),
  drop: ({ key }) => whenOpen(() => sealed.delete(key)),
}

describe('a draft that is kept apart', () => {
  beforeEach(() => {
    sealed.clear()
    shut = false
  })

  it('takes its own road, and never that of the desk', async () => {
    await openDrafts(staffId, [road])
    keepDraft('mediation.open', { narrative: '动手' })
    keepDraft('residents.register', { name: '王' })
    await saveDrafts()
    expect([...sealed.keys()]).toEqual(['mediation.open'])
    expect([...kept.keys()]).toEqual(['residents.register'])
    dropDraft('mediation.open')
    await saveDrafts()
    expect(sealed.size).toBe(0)
  })

  it('stays in memory where whoever is signed in has no road there', async () => {
    keepDraft('mediation.open', { narrative: '动手' })
    await saveDrafts()
    expect([...kept.keys()]).toEqual([])
    expect(draftOf('mediation.open')).toEqual({ narrative: '动手' })
  })

  it('waits while its file is shut, and holds up no other', async () => {
    await openDrafts(staffId, [road])
    shut = true
    keepDraft('mediation.open', { narrative: '动手' })
    keepDraft('residents.register', { name: '王' })
    await saveDrafts()
    expect([...kept.keys()]).toEqual(['residents.register'])
    kept.set('visits.register', '{}')
    await openDrafts(staffId, [road])
    expect(draftKeys()).toContain('visits.register')
    shut = false
    await openDrafts(staffId, [road])
    expect([...sealed.keys()]).toEqual(['mediation.open'])
  })

  it('leaves memory with the lock once its file has it, and comes back from there', async () => {
    await openDrafts(staffId, [road])
    keepDraft('mediation.open', { narrative: '打人' })
    keepDraft('visits.register', { matter: '问社保' })
    await saveDrafts()
    shut = true
    keepDraft('mediation.parties', { name: '王芳' })
    await saveDrafts()
    forgetSealedDrafts()
    expect(draftOf('mediation.open')).toBeUndefined()
    // What nothing else holds waits for its file.
    expect(draftOf('mediation.parties')).toEqual({ name: '王芳' })
    expect(draftOf('visits.register')).toEqual({ matter: '问社保' })
    shut = false
    await openDrafts(staffId, [road])
    expect(draftOf('mediation.open')).toEqual({ narrative: '打人' })
    expect(sealed.has('mediation.parties')).toBe(true)
  })
})

describe('a draft', () => {
  it('is told to the desk a moment after the last key', async () => {
    keepDraft('residents.register', { name: '王' })
    keepDraft('residents.register', { name: '王桂珍' })
    expect(kept.size).toBe(0)
    await vi.advanceTimersByTimeAsync(2_000)
    expect([...kept.keys()]).toEqual(['residents.register'])
    expect(kept.get('residents.register')).toContain('"~content":{"name":"王桂珍"}')
  })

  it('is told to the desk while somebody types on without a pause', async () => {
    for (let typed = 1; typed <= 20; typed += 1) {
      keepDraft('residents.register', { name: '王'.repeat(typed) })
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(kept.get('residents.register')?.length).toBeGreaterThan(20)
  })

  it('that the desk could not take waits for its owner while a colleague is here, and is shown to nobody else', async () => {
    const owner = staffId
    keepDraft('residents.register', { name: '王' })
    locked = true
    await Promise.all([saveDrafts(), vi.advanceTimersByTimeAsync(0)])
    locked = false
    staffId += 1
    await openDrafts(staffId)
    await vi.advanceTimersByTimeAsync(5_000)
    expect([draftKeys(), [...kept.keys()]]).toEqual([[], []])
    await openDrafts(owner)
    expect(draftOf('residents.register')).toEqual({ name: '王' })
    expect(kept.has('residents.register')).toBe(true)
  })

  it('stays in memory while the desk is locked, and is told when it is open again', async () => {
    keepDraft('residents.register', { name: '王' })
    locked = true
    // A refusal is told one turn after it came.
    await Promise.all([saveDrafts(), vi.advanceTimersByTimeAsync(0)])
    expect(draftOf('residents.register')).toEqual({ name: '王' })
    locked = false
    await openDrafts(staffId)
    expect(kept.has('residents.register')).toBe(true)
  })

  it('that was sent is forgotten here and there', async () => {
    keepDraft('residents.register', { name: '王' })
    await saveDrafts()
    dropDraft('residents.register')
    await saveDrafts()
    expect(draftOf('residents.register')).toBeUndefined()
    expect(kept.size).toBe(0)
  })

  it('of someone else leaves memory when another signs in', async () => {
    keepDraft('residents.register', { name: '王' })
    staffId += 1
    await openDrafts(staffId)
    expect(draftKeys()).toEqual([])
  })

  it('comes back after a crash, from the desk', async () => {
    kept.set('visits.register', '{"matter":"社保"}')
    staffId += 1
    await openDrafts(staffId)
    expect(draftOf('visits.register')).toEqual({ matter: '社保' })
  })

  it('has an id to be sent under, the same after a crash, until something was recorded under it', async () => {
    const sendId = () => deedOfDraft('visits.register')?.id()
    expect(sendId()).toBeUndefined()
    keepDraft('visits.register', { matter: '社' })
    const first = sendId()
    keepDraft('visits.register', { matter: '社保' })
    await saveDrafts()
    expect([sendId(), kept.get('visits.register')]).toEqual([first, expect.stringContaining(String(first))])
    // A page that was loaded anew knows nothing but what the desk has kept.
    const owner = staffId
    await openDrafts(owner + 1_000)
    await openDrafts(owner)
    expect([sendId(), draftOf('visits.register')]).toEqual([first, { matter: '社保' }])
    deedOfDraft('visits.register')?.renew()
    const second = sendId()
    expect(second).not.toBe(first)
    await saveDrafts()
    expect(kept.get('visits.register')).toContain(String(second))
    dropDraft('visits.register')
    keepDraft('visits.register', { matter: '别的' })
    expect(sendId()).not.toBe(second)
  })

  it('typed anew wins over what the desk still has of it', async () => {
    kept.set('residents.register', '{"name":"旧"}')
    locked = true
    keepDraft('residents.register', { name: '新' })
    locked = false
    await openDrafts(staffId)
    expect(draftOf('residents.register')).toEqual({ name: '新' })
  })
})
