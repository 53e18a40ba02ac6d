import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchIdleness } from '#app/session/idleness'

const minute = 60_000
let page: EventTarget
let idle: number
let awake: number
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  page = new EventTarget()
  vi.stubGlobal('window', page)
  idle = 0
  awake = 0
  stop = watchIdleness({ after: 5 * minute, onIdle: () => (idle += 1), stayAwake: () => (awake += 1) })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const press = () => page.dispatchEvent(new Event('keydown'))

describe('a desk nobody is at', () => {
  it('is idle after five minutes, and says so once', () => {
    vi.advanceTimersByTime(5 * minute - 1_000)
    expect(idle).toBe(0)
    vi.advanceTimersByTime(10 * minute)
    expect(idle).toBe(1)
  })

  it('is idle after five minutes also where the clock was set back meanwhile', () => {
    vi.setSystemTime(Date.now() - 60 * minute)
    vi.advanceTimersByTime(5 * minute)
    expect(idle).toBe(1)
  })

  it('is idle when the machine has slept through', () => {
    vi.setSystemTime(Date.now() + 60 * minute)
    press()
    vi.advanceTimersByTime(1_000)
    expect(idle).toBe(1)
  })
})

describe('a desk someone is at', () => {
  it('stays awake with every sign of life', () => {
    for (let passed = 0; passed < 20; passed += 1) {
      vi.advanceTimersByTime(4 * minute)
      press()
    }
    expect(idle).toBe(0)
  })

  it('tells the desk so at most once a minute', () => {
    for (let second = 0; second < 180; second += 1) {
      vi.advanceTimersByTime(1_000)
      press()
    }
    expect(awake).toBe(3)
  })

  it('stays awake where the clock is set back by an hour', () => {
    vi.setSystemTime(Date.now() - 60 * minute)
    for (let passed = 0; passed < 10; passed += 1) {
      vi.advanceTimersByTime(minute)
      press()
    }
    expect([awake, idle]).toEqual([10, 0])
  })

  it('is watched no more once it was told to stop', () => {
    stop()
    vi.advanceTimersByTime(60 * minute)
    expect(idle).toBe(0)
  })
})
