/** Money on screens: yuan with two decimals, thousands apart, in one way everywhere. */
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { moneyWords } from '#app/money'

describe('money on a screen', () => {
  it('has two decimals, thousands apart and a minus as long as a plus', () => {
    expect([0, 5, 1200, 5_207_865, -100_000_001].map(moneyWords)).toEqual([
      '0.00',
      '0.05',
      '12.00',
      '52,078.65',
      '−1,000,000.01',
    ])
  })

  it('is said in this one way by every feature', () => {
    const others = globSync('src/{app,features}/**/ui/**/*.{ts,tsx}').filter((file) =>
      /\/ 100\)\.toFixed\(2\)/.test(readFileSync(file, 'utf8')),
    )
    expect(others).toEqual([])
  })
})
