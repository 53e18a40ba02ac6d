import { afterEach, beforeEach, expect, it } from 'vitest'
import { mostDrafts } from '#work/drafts/contract/index'
import { newSendId, openTestDesk, testPassword, type TestDesk } from '../../support/desk'

let test: TestDesk
beforeEach(async () => {
  test = await openTestDesk()
})
afterEach(() => test.close())

const keep = (key: string, content: unknown) =>
  test.client.drafts.keep({ sendId: newSendId(), key, content: JSON.stringify(content) })
const kept = async () => (await test.client.drafts.all({})).drafts.map(({ key, content }) => [key, content])

it('a draft is there after a crash', async () => {
  await keep('residents.register', { name: '王桂珍' })
  test = await test.reopen()
  await test.client.session.signIn({ account: 'manager', password: testPassword })
  expect(await kept()).toEqual([['residents.register', '{"name":"王桂珍"}']])
})

it('a draft may be about a thing within a thing, or about none yet', async () => {
  const keys = ['service-requests.open:17:4', 'service-requests.step:17:follow-up', 'dictionaries.add:tag:']
  for (const key of keys) await keep(key, {})
  expect((await kept()).map(([key]) => key).toSorted()).toEqual(keys.toSorted())
  await expect(keep('王桂珍', {})).rejects.toMatchObject({ data: { fields: [{ code: 'not-a-draft-key' }] } })
})

it('a draft kept again takes the place of the one before', async () => {
  await keep('residents.register', { name: '王' })
  await keep('residents.register', { name: '王桂珍' })
  expect(await kept()).toEqual([['residents.register', '{"name":"王桂珍"}']])
})

it('a draft is its owner’s alone', async () => {
  await keep('residents.register', { name: '王桂珍' })
  await test.signIn('front-desk')
  expect(await kept()).toEqual([])
  await test.client.drafts.drop({ sendId: newSendId(), key: 'residents.register' })
  await test.signIn('manager')
  expect(await kept()).toHaveLength(1)
})

it('an answer is for whoever asked: the same request sent by a colleague is another', async () => {
  const asked = { sendId: newSendId(), key: 'residents.register', content: '{}' }
  await test.client.drafts.keep(asked)
  await test.signIn('front-desk')
  await expect(test.client.drafts.keep(asked)).rejects.toMatchObject({
    data: { code: 'desk.send-id-taken' },
  })
  expect(await kept()).toEqual([])
})

it('a draft that was sent is gone', async () => {
  await keep('residents.move:17', {})
  await test.client.drafts.drop({ sendId: newSendId(), key: 'residents.move:17' })
  expect(await kept()).toEqual([])
})

it('the oldest draft gives way when there are too many', async () => {
  for (let number = 0; number <= mostDrafts; number += 1) {
    test.clock.advance(1)
    await keep(`form:${number}`, number)
  }
  const keys = (await kept()).map(([key]) => key)
  expect(keys).toHaveLength(mostDrafts)
  expect(keys).not.toContain('form:0')
  expect(keys).toContain(`form:${mostDrafts}`)
})

it('what is no JSON is no draft', async () => {
  await expect(
    test.client.drafts.keep({ sendId: newSendId(), key: 'form', content: '{' }),
  ).rejects.toMatchObject({ data: { fields: [{ path: ['content'], code: 'not-json' }] } })
})
