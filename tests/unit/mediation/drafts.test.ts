/** What was typed and not sent of a mediation lies in the sealed file alone, and is its owner's alone. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testPassword } from '../../support/desk'
import { walkedFeatures } from '../../support/feature-walks'
import { plainly, walkerAt } from '../../support/walker'
import { openMediatorsDesk, sendId, type MediatorsDesk } from './desk-of-mediators'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => {
  at.close()
})

const key = 'mediation.open'
const narrative = '丈夫酒后动手，孩子在场'
const content = JSON.stringify({ narrative })
const keep = () => at.mediation.drafts.keep({ sendId: sendId(), key, content })
const kept = async () => (await at.mediation.drafts.all({})).drafts.map((one) => [one.key, one.content])

/** Every row of every table of an open file, its log with them. */
function everythingIn(file: 'desk' | 'mediation'): string {
  const { sqlite } = at.desk.desk.session.storeOf(file)
  const tables = sqlite
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all()
  expect(tables).toContain('audit')
  return tables.map((table) => JSON.stringify(sqlite.prepare(`SELECT * FROM "${table}"`).all())).join('\n')
}

describe('a draft of mediation', () => {
  it('survives a lock, and the closing of the desk', async () => {
    await keep()
    await at.desk.client.session.lock({})
    await at.desk.client.session.unlock({ password: testPassword })
    expect(await kept()).toEqual([[key, content]])
    const again = await at.desk.reopen()
    at = { ...at, desk: again, mediation: again.client.mediation, close: () => again.close() }
    await again.client.session.signIn({ account: 'mediator', password: testPassword })
    expect(await kept()).toEqual([[key, content]])
  })

  it('is nobody else’s, not even the head mediator’s', async () => {
    await keep()
    await at.desk.signIn('head-mediator')
    expect(await kept()).toEqual([])
    await at.mediation.drafts.drop({ sendId: sendId(), key })
    await at.desk.signIn('mediator')
    expect(await kept()).toHaveLength(1)
  })

  it('is refused by the desk’s own file, under whatever permission', async () => {
    const desk = at.desk.client.drafts.keep({ sendId: sendId(), key, content })
    await expect(desk).rejects.toMatchObject({ data: { fields: [{ code: 'draft-kept-apart' }] } })
    const own = at.mediation.drafts.keep({ sendId: sendId(), key: 'residents.register', content })
    await expect(own).rejects.toMatchObject({ data: { fields: [{ code: 'not-a-draft-key' }] } })
    expect((await at.desk.client.drafts.all({})).drafts).toEqual([])
  })

  it('leaves no byte in the desk’s own file or its log', async () => {
    await keep()
    // Also what is noted there when the sealed file is closed.
    await at.desk.client.session.lock({})
    await at.desk.client.session.unlock({ password: testPassword })
    expect(everythingIn('mediation')).toContain(narrative)
    const whole = everythingIn('desk')
    expect(whole).not.toContain(narrative)
    expect(whole).not.toContain(key)
  })
})

describe('all that is done in mediation', () => {
  it('leaves nothing in the desk’s own file: no word, no answer, no number, no row of what was done', async () => {
    const said = '墙里的水管漏到楼下，赔了三百'
    const mediation = walkedFeatures.find(({ wire }) => wire === 'mediation')
    await at.desk.signIn('manager')
    await mediation?.walk.walk(walkerAt(at.desk, { say: { ...plainly, text: said } }))
    await at.desk.signIn('mediator')
    const inside = everythingIn('mediation')
    expect(inside).toContain(said)
    expect(inside).toContain('"mediation.cases.open"')
    const whole = everythingIn('desk')
    expect(whole).not.toContain(said)
    expect(whole).not.toMatch(/"mediation\.[a-z]/)
  })
})

describe('a form of mediation', () => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'src', 'features', 'mediation')
  const screens = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  )

  it('keeps what is typed, under a key of mediation, so that a lock loses nothing', () => {
    const forms = screens.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/<(?:MoveDrawer|Form)<[\s\S]*?\n\s*>\n/g)].map(
        ([form]) => ({ file, form }),
      ),
    )
    expect(forms.length).toBeGreaterThan(40)
    const without = forms.filter(({ form }) => !/\bdraft=(?:"|\{[^}]*?[`'])mediation\./.test(form))
    expect(without.map(({ file }) => file)).toEqual([])
  })
})
