/** A party dies while a quarrel is mediated: nobody waits for their word, and they are offered neither for owing nor for signing (民法典 13). */
import { acceptedCase, satDown, textOf } from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { overTheWire } from '../over-the-wire'
import { expect, host, signIn, test } from '../fixture'
import { looksRight, section } from './at-the-table'

test.skip(host === 'electron', 'the case is brought over the WebSocket')
test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

test('a death is written down, is offered no more to owe or to sign, and a slip is taken back', async ({
  page,
  desk,
}) => {
  await signIn(page, 'tiaojie')
  const { mediation } = overTheWire(desk.address)
  const sendId = () => crypto.randomUUID()
  const day = '2026-11-20'
  const two = await acceptedCase(mediation, sendId, plainly('楼上漏水'), day, ['王桂珍', '李建国'])
  const { id: third } = await mediation.parties.add({
    sendId: sendId(),
    case: two.id,
    text: outsider('张志强', 'third-party', 2),
  })
  const words = { mediation: 'consents', mediator: 'accepted', doors: 'closed' } as const
  await mediation.parties.consent({ sendId: sendId(), party: third, words, day })
  await mediation.sessions.tellRights({ sendId: sendId(), case: two.id, parties: [third], on: day })
  await satDown(mediation, sendId, two, '谈过', day)
  const open = async () => {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /调解/ }).click()
    await page.getByRole('gridcell', { name: '王桂珍、李建国、张志强' }).click()
  }
  await open()
  const theirs = page
    .getByRole('list', { name: '当事人' })
    .getByRole('listitem')
    .filter({ hasText: '张志强' })
  const died = page.getByRole('dialog', { name: '张志强去世' })
  const openDeath = async () => {
    await theirs.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '去世' }).click()
    await expect(died).toBeVisible()
  }

  await test.step('without a day nothing is kept', async () => {
    await openDeath()
    await page.keyboard.press('Control+Enter')
    await expect(died).toBeVisible()
    await looksRight(page)
  })

  await test.step('with its day it stands beside the name', async () => {
    await died.getByLabel(/^去世日期/).fill('20261121')
    await page.keyboard.press('Control+Enter')
    await expect(died).toBeHidden()
    await expect(theirs.getByText('已去世')).toBeVisible()
  })

  await test.step('nobody who has died owes by what is agreed after it', async () => {
    await page.keyboard.press('F7')
    const drawer = page.getByRole('dialog', { name: '拟定协议书' })
    await drawer.getByRole('button', { name: '加一项义务' }).click()
    await drawer.getByRole('group', { name: '义务 1' }).getByLabel('谁', { exact: true }).press('ArrowDown')
    await expect(page.getByTitle('李建国').last()).toBeVisible()
    await expect(page.getByTitle('张志强')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  await test.step('nor signs it', async () => {
    const text = textOf(two, '赔偿三百元')
    await mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
    await page.reload()
    await open()
    await section(page, '协议')
      .getByRole('button', { name: /记录签字/ })
      .click()
    const drawer = page.getByRole('dialog', { name: '记录签字' })
    await expect(drawer.getByRole('checkbox')).toHaveCount(4)
    await expect(drawer.getByRole('checkbox', { name: '李建国' })).toBeVisible()
    await expect(drawer.getByRole('checkbox', { name: '张志强' })).toHaveCount(0)
    await page.keyboard.press('Escape')
  })

  await test.step('a slip is taken back by leaving the day empty', async () => {
    await openDeath()
    await died.getByLabel(/^去世日期/).fill('')
    await page.keyboard.press('Control+Enter')
    await expect(died).toBeHidden()
    await expect(theirs.getByText('已去世')).toHaveCount(0)
  })
})
