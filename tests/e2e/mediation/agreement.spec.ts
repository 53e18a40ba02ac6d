/** A quarrel from its first session to its last instalment, as a mediator with people in the room does it: by keys. */
import { acceptedCase } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { overTheWire } from '../over-the-wire'
import { expect, host, signIn, test } from '../fixture'

test.skip(host === 'electron', 'the case is brought over the WebSocket')
test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

test('rights are told, a session is held, an agreement is checked, signed, in effect and kept', async ({
  page,
  desk,
}) => {
  await signIn(page, 'tiaojie')
  const { mediation } = overTheWire(desk.address)
  const opened = plainly('楼上卫生间漏水')
  const names = ['王桂珍', '李建国'] as const
  await acceptedCase(mediation, () => crypto.randomUUID(), opened, '2026-11-20', names)
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /调解/ }).click()
  await page.getByText('王桂珍、李建国').click()
  const sessions = page.getByRole('region', { name: '调解记录' })

  await test.step('nobody sits down before rights were told', async () => {
    const hold = sessions.getByRole('button', { name: /记一次调解/ })
    await expect(hold).toHaveAttribute('aria-disabled', 'true')
    await hold.hover()
    await expect(page.getByRole('tooltip')).toContainText('王桂珍、李建国')
    await expect(page.getByRole('tooltip')).toContainText('《人民调解法》第23条')
    await sessions.getByRole('button', { name: '告知权利义务' }).click()
    await page.keyboard.press('Control+Enter')
    await expect(sessions.getByText('权利义务都告知了')).toBeVisible()
  })

  await test.step('a session is held', async () => {
    await page.keyboard.press('F6')
    const drawer = page.getByRole('dialog', { name: '记一次调解' })
    await drawer.getByLabel(/王桂珍的陈述/).fill('要求赔三百元')
    await drawer.getByLabel(/调解结果/).fill('李建国愿意赔三百元，分三次给')
    await page.keyboard.press('Control+Enter')
    await expect(sessions.getByText('李建国愿意赔三百元，分三次给')).toBeVisible()
    await expect(sessions.getByText('没有记李建国的陈述')).toBeVisible()
  })

  const agreement = page.getByRole('region', { name: '协议', exact: true })

  await test.step('the check says what a court would miss, until nothing is missing', async () => {
    await page.keyboard.press('F7')
    const drawer = page.getByRole('dialog', { name: '拟定协议书' })
    const check = drawer.getByRole('complementary', { name: '签字前自查' })
    await expect(check.getByText('没有写主要事实')).toBeVisible()
    await drawer.getByLabel(/^主要事实/).fill('李建国家漏水，泡坏王桂珍家吊顶')
    await drawer.getByLabel(/^争议事项/).fill('赔偿数额')
    await drawer.getByLabel(/^各方责任/).fill('李建国负责赔偿')
    await drawer.getByRole('button', { name: '加一条' }).click()
    await drawer.getByLabel('第 1 条', { exact: true }).fill('李建国赔偿王桂珍三百元')
    await drawer.getByRole('button', { name: '加一项义务' }).click()
    const duty = drawer.getByRole('group', { name: '义务 1' })
    await duty.getByLabel('谁', { exact: true }).press('ArrowDown')
    await page.getByTitle('李建国').last().click()
    await duty.getByLabel('对谁').press('ArrowDown')
    await page.getByTitle('王桂珍').last().click()
    await duty.getByLabel('做什么').fill('赔偿吊顶')
    await duty.getByLabel(/^金额/).fill('300')
    await duty.getByLabel(/^到哪天/).fill('20261123')
    await duty.getByLabel(/^分几期/).fill('3')
    await duty.getByLabel(/^怎么履行/).fill('转账')
    for (const yes of await drawer.getByRole('radio', { name: '是', exact: true }).all()) await yes.check()
    await expect(check.getByText('没有缺的，可以请各方签字')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(agreement.getByText('今天 – 2027年1月23日')).toBeVisible()
  })

  await test.step('it is in effect with the last hand, and no day is put in for anybody', async () => {
    const sign = async (...names: readonly string[]) => {
      await page.keyboard.press('F7')
      const drawer = page.getByRole('dialog', { name: '记录签字' })
      for (const name of names) await drawer.getByRole('checkbox', { name }).check()
      await drawer.getByRole('button', { name: '都是今天签的' }).click()
      await page.keyboard.press('Control+Enter')
      await expect(drawer).toBeHidden()
    }
    await sign('王桂珍', '调解员')
    await expect(agreement.getByText('李建国签字、加盖印章')).toBeVisible()
    await sign('李建国', '调委会印章')
    await expect(agreement.getByText(/协议已生效/)).toBeVisible()
  })

  await test.step('what is paid is recorded part by part', async () => {
    const performance = page.getByRole('region', { name: '履行', exact: true })
    await performance.getByRole('button', { name: '记履行' }).first().click()
    await page.keyboard.press('Control+Enter')
    await expect(performance.getByText('已履行')).toBeVisible()
  })
})
