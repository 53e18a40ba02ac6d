/** Rows that somebody with the data key wrote or changed past the program: they are found, named and shown, whatever stands in them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { finish, register } from '../residents/people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  for (const name of ['王桂珍', '周浩', '李芳']) await register(desk.client, { name })
  await desk.signIn('auditor')
})
afterEach(() => desk.close())

const log = () => desk.desk.session.requireOpen().store.sqlite
function tamper(sql: string): void {
  for (const way of ['update', 'delete']) log().exec(`DROP TRIGGER IF EXISTS audit_no_${way}`)
  log().exec(sql)
}
const verify = () => finish(desk.client.audit.verify({ sendId: newSendId(), heads: [] }))
const list = async () => (await desk.client.audit.list({ drafts: true, limit: 100 })).rows
const columns = 'sequence, at, staff_id, procedure, outcome, subject, digest, mac'

describe('a row of the log that is not as the program writes them', () => {
  it.each([
    ['an outcome that there is not', "outcome = 'hidden'"],
    ['a time before there were any', 'at = -5'],
    ['a time that no clock tells', 'at = 9000000000000000000'],
    ['nobody who could have done it', 'staff_id = -1'],
  ])('with %s is found, and keeps nobody from the log', async (_what, change) => {
    tamper(`UPDATE audit SET ${change} WHERE sequence = 3`)
    const { check, row } = await verify()
    expect(check).toMatchObject({ fault: 'edited', sequence: 3 })
    const shown = { sequence: 3, outcome: 'failed', code: 'audit.not-as-written' }
    expect(row).toMatchObject(shown)
    expect(await list()).toContainEqual(expect.objectContaining(shown))
    expect((await desk.client.audit.row({ sequence: 3 })).row).toMatchObject(shown)
    expect((await desk.client.audit.today({})).lastCheck).toMatchObject({ fault: 'edited' })
  })

  it('does not end the list, however many there are of them', async () => {
    const { sequence: last } = (await list())[0] ?? { sequence: 0 }
    for (const at of ['9000000000000000000', '-5']) {
      tamper(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
         INSERT INTO audit (${columns})
         SELECT (SELECT min(sequence) FROM audit) - i, ${at}, staff_id, procedure, outcome, subject, digest, mac
           FROM audit, n WHERE sequence = 3`,
      )
    }
    const seen: number[] = []
    let page = await desk.client.audit.list({ drafts: true, limit: 10 })
    for (let turn = 0; turn < 30; turn += 1) {
      seen.push(...page.rows.map(({ sequence }) => sequence))
      if (page.next === null) break
      page = await desk.client.audit.list({ drafts: true, limit: 10, after: page.next })
    }
    const written = seen.filter((sequence) => sequence > 0)
    expect(written).toHaveLength(new Set(written).size)
    expect(written).toEqual(Array.from({ length: last }, (_, at) => last - at))
  })

  it('about nothing, by a procedure that there is not, is shown as it stands', async () => {
    tamper("UPDATE audit SET subject = '', procedure = '' WHERE sequence = 3")
    expect(await verify()).toMatchObject({
      check: { fault: 'edited', sequence: 3 },
      row: { procedure: '', subject: { kind: '', key: '' } },
    })
    expect((await list()).map(({ sequence }) => sequence)).toContain(3)
  })

  it.each([
    ['0', 0],
    ['-7', -7],
    // The least that SQLite has, and less than the language counts by ones.
    ['-9223372036854775808', Number.MIN_SAFE_INTEGER],
  ])('with the number %s is found below the first, wherever it was put', async (sequence, told) => {
    tamper(
      `INSERT INTO audit (${columns})
       SELECT ${sequence}, at, staff_id, procedure, outcome, 'resident:1', digest, mac FROM audit WHERE sequence = 3`,
    )
    expect((await verify()).check).toMatchObject({ fault: 'inserted', sequence: told })
    expect((await list()).map((row) => row.sequence)).toContain(told)
  })
})
