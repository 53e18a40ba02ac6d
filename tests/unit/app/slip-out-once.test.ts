/** A slip comes out once, however often its key is pressed, and what only was not written down is not printed again. */
import { expect, it, vi } from 'vitest'
import { comesOutOnce } from '#app/parts/print/once'

/** A page's own listeners, as soon as its parts are read; nobody types here. */
vi.hoisted(() => {
  vi.stubGlobal('window', { addEventListener: () => undefined })
})

it('pressed twice it is printed and written down once', async () => {
  const [print, after] = [vi.fn(() => Promise.resolve(true)), vi.fn()]
  const once = comesOutOnce()
  const first = once(print, after)
  expect(once(print, after)).toBeNull()
  await first
  expect([print.mock.calls.length, after.mock.calls.length]).toEqual([1, 1])
})

it('once it is out, trying again only writes it down', async () => {
  const print = vi.fn(() => Promise.resolve(true))
  const after = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('refused')).mockResolvedValue()
  const once = comesOutOnce()
  await expect(once(print, after)).rejects.toThrow('refused')
  await once(print, after)
  expect([print.mock.calls.length, after.mock.calls.length]).toEqual([1, 2])
})

it('what did not come out is written down nowhere, and is printed when it is tried again', async () => {
  const print = vi.fn<() => Promise<boolean>>().mockResolvedValueOnce(false).mockResolvedValue(true)
  const after = vi.fn()
  const once = comesOutOnce()
  await once(print, after)
  expect(after).not.toHaveBeenCalled()
  await once(print, after)
  expect([print.mock.calls.length, after.mock.calls.length]).toEqual([2, 1])
})
