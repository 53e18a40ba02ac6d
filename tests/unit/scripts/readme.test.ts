/** What README promises of backups and passwords is what the program does, in both of its languages. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { leastPassword } from '#desk/session/contract'
import { leastPasswordOfMuch } from '#desk/session/password-rule'
import { allowanceFor } from '#vault/backup/rules/retention'

const text = readFileSync(path.join(import.meta.dirname, '../../../README.md'), 'utf8').replace(/\s+/g, ' ')
const mebibyte = 1024 * 1024
const [small, middling, large] = [1, 300, 2048].map((size) => allowanceFor(size * mebibyte))

it('says how often and how many backups are kept, by how large the data is', () => {
  expect([small?.minutes, middling?.minutes, large?.minutes]).toEqual([15, 30, 60])
  expect(text).toContain('每 15 分钟（数据超过 256 MB 后每半小时，超过 1 GB 后每小时）')
  expect(text).toContain(
    'every 15 minutes in which something changed (above 256 MB of data every half hour, above 1 GB every hour)',
  )
  const chinese = [small, middling, large].map(
    (kept) => `${kept?.ofToday} 份、${kept?.days} 天、${kept?.weeks} 周、${kept?.months} 个月`,
  )
  const english = [small, middling, large].map(
    (kept) => `${kept?.ofToday} of today, ${kept?.days} days, ${kept?.weeks} weeks, ${kept?.months} months`,
  )
  for (const told of [...chinese, ...english]) expect(text).toContain(told)
})

it('says how long a password is at least', () => {
  expect(text).toContain(`密码至少 ${leastPassword} 个字符（负责人、督查、调解员 ${leastPasswordOfMuch} 个）`)
  expect(text).toContain(
    `at least ${leastPassword} characters (${leastPasswordOfMuch} for managers, auditors and mediators)`,
  )
})
