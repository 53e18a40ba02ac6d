/** What is copied out of a case lies on the clipboard for a minute at most, and for nobody who comes after. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { copyForAWhile, takeBackCopied } from '#app/clipboard'

let lies = ''
let canRead = true
let isInFront = true
const windowed = new EventTarget()

beforeEach(() => {
  vi.useFakeTimers()
  canRead = true
  isInFront = true
  vi.stubGlobal('window', windowed)
  vi.stubGlobal('navigator', {
    clipboard: {
      writeText: (text: string) => {
        if (!isInFront) return Promise.reject(new Error('not in front'))
        lies = text
        return Promise.resolve()
      },
      readText: () => (canRead ? Promise.resolve(lies) : Promise.reject(new Error('not allowed'))),
    },
  })
})
afterEach(() => {
  takeBackCopied()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('is taken back after a minute, and each copy begins it anew', async () => {
  await copyForAWhile('王芳')
  await vi.advanceTimersByTimeAsync(59_000)
  await copyForAWhile('打人')
  await vi.advanceTimersByTimeAsync(59_000)
  expect(lies).toBe('打人')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(lies).toBe('')
})

it('is left alone where something else was copied since', async () => {
  await copyForAWhile('王芳')
  lies = '别的'
  await vi.advanceTimersByTimeAsync(60_000)
  expect(lies).toBe('别的')
})

it('goes with whoever leaves, also where the page may not read it', async () => {
  canRead = false
  await copyForAWhile('王芳')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(lies).toBe('王芳')
  takeBackCopied()
  expect(lies).toBe('')
})

it('goes as soon as the page is in front again, where it was not when the desk was locked', async () => {
  await copyForAWhile('王芳')
  isInFront = false
  takeBackCopied()
  await vi.advanceTimersByTimeAsync(0)
  expect(lies).toBe('王芳')
  isInFront = true
  windowed.dispatchEvent(new Event('focus'))
  await vi.advanceTimersByTimeAsync(0)
  expect(lies).toBe('')
})
