/** A refusal that no screen took up is said in passing; a fault of the page is not told as the desk's. */
import { ORPCError } from '@orpc/client'
import { afterEach, expect, it, vi } from 'vitest'
import { ConnectionLost } from '#app/connection/connection'
import { dismissAll, notify } from '#app/notices'
import { tellUnheard } from '#app/unheard'

vi.mock(import('#app/notices'), async (original) => ({ ...(await original()), notify: vi.fn(() => 0) }))

afterEach(() => {
  vi.mocked(notify).mockClear()
  dismissAll()
})

it.each([new ORPCError('CONFLICT'), new ConnectionLost()])('%s is told as a warning', (reason) => {
  const preventDefault = vi.fn()
  tellUnheard({ reason, preventDefault })
  expect(notify).toHaveBeenCalledWith(expect.anything(), 'warning')
  expect(preventDefault).toHaveBeenCalledOnce()
})

it('a fault of the page stays where the browser reports it', () => {
  const preventDefault = vi.fn()
  tellUnheard({ reason: new TypeError('x is not a function'), preventDefault })
  expect(notify).not.toHaveBeenCalled()
  expect(preventDefault).not.toHaveBeenCalled()
})
