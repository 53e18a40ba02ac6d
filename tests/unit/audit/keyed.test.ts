import { createHmac, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { keyed, readyKey } from '#vault/log/rules/keyed'

const byNode = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest()

describe('the HMAC of a log', () => {
  it('is the one that Node makes, for keys and texts of every length', () => {
    for (const length of [0, 1, 16, 32, 63, 64])
      for (const text of ['', 'next', '王桂珍 · 𠮷', 'half a pair \ud83d', 'x'.repeat(10_000)]) {
        const key = randomBytes(length)
        expect(keyed(key, text)).toEqual(byNode(key, text))
        const ready = readyKey(key)
        expect([keyed(ready, text), keyed(ready, text)]).toEqual([byNode(key, text), byNode(key, text)])
      }
  })

  it('leaves the key that it was given as it was', () => {
    const key = randomBytes(32)
    const before = Buffer.from(key)
    keyed(readyKey(key), 'seal')
    expect(key).toEqual(before)
  })

  it('takes no key that would have to be hashed first', () => {
    expect(() => keyed(randomBytes(65), 'seal')).toThrow(RangeError)
  })
})
