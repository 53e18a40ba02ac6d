/** Three cases that go other roads: agreed by word of mouth, sent by a court, an order that protects somebody and runs out. */
import { acceptedCase, satDown } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { dialog, expectDone, expectFocusKept, fill, pick, pickByPlace, pressButton, tabTo } from '../by-keys'
import { overTheWire } from '../over-the-wire'
import { expect, host, signIn, test } from '../fixture'
import {
  accept,
  addOutsider,
  answerYes,
  choose,
  hearConsent,
  holdSession,
  looksRight,
  openTakingDown,
  screenWithNothingFound,
  section,
  signOn,
  signToday,
  tellRights,
  writeAgreement,
} from './at-the-table'

test.skip(host === 'electron', 'cases are prepared over the WebSocket')
test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
test.describe.configure({ timeout: 300_000 })
test.use({ actionTimeout: 20_000, viewport: { width: 1366, height: 768 } })

const sendId = () => crypto.randomUUID()

test('what two neighbours agree by word of mouth is in effect the day they do', async ({ page, desk }) => {
  await signIn(page, 'tiaojie')
  const { mediation } = overTheWire(desk.address)
  const opened = { ...plainly('楼道堆放杂物'), kind: '邻里' }
  const two = await acceptedCase(mediation, sendId, opened, '2026-11-20', ['汪洋', '柳青'])
  await satDown(mediation, sendId, two, '答应搬走', '2026-11-23')
  await page.evaluate((to) => {
    location.hash = to
  }, `/mediation/${two.id}`)
  const agreement = section(page, '协议')
  await pressButton(page, '登记口头协议')
  const drawer = dialog(page, '登记口头协议')
  await expect(drawer.getByLabel(/^达成协议的日期/)).toHaveValue(/11/)
  await writeAgreement(page, '柳青在楼道里堆放纸箱', '柳青当场搬走纸箱', '20261123')
  await answerYes(page)
  await expect(drawer.getByText(/没有缺的/)).toBeVisible()
  await looksRight(page)
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '协议已编号')
  await expect(drawer).toHaveCount(0)
  await expect(agreement.getByText('口头协议已生效')).toBeVisible()
  await expect(agreement.getByText('人民调解法第二十八条、第三十条')).toBeVisible()
  await expect(agreement.getByText(/登记于/)).toBeVisible()
  // Nobody signs what was spoken.
  await expect(agreement.getByRole('button', { name: '记录签字' })).toHaveCount(0)
  await looksRight(page)
})

test('a court gets its answer in time, and its papers back', async ({ page }) => {
  await signIn(page, 'tiaojie')
  await openTakingDown(page)
  await choose(page, '来源', '委派、委托、移送')
  await tabTo(page, dialog(page).getByLabel('移送单位'))
  await pickByPlace(page, 1)
  await fill(page, '来文号', '（2026）鄂0192民初77号')
  await fill(page, /^回复期限/, '20261230')
  await choose(page, '法院委派还是委托', '委派（30 天）')
  await fill(page, /^签收法院材料日期/, '20261120')
  await tabTo(page, page.getByLabel('纠纷类型').first())
  await pick(page, '合同')
  await fill(page, /纠纷简况/, '租房到期，押金不退。')
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '已登记')
  await addOutsider(page, '汪洋')
  await addOutsider(page, '柳青')
  await screenWithNothingFound(page)
  await hearConsent(page, '汪洋', '20261120')
  await hearConsent(page, '柳青', '20261120')
  await accept(page, '20261120')

  // 委派 30 days from signing for the papers, not from acceptance.
  await expect(section(page, '期限')).toContainText('12月20日')
  await expect(section(page, '移送回复')).toContainText('12月30日')
  await expect(section(page, '移送回复').getByRole('button', { name: '回复移送单位' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await tellRights(page, '20261121')
  await holdSession(page, { 汪洋: '要回押金', 柳青: '退一半' }, '退一半，当天付清', '20261121')
  await page.keyboard.press('F7')
  await expect(dialog(page, '拟定协议书')).toBeVisible()
  await writeAgreement(page, '租期已满', '柳青退还押金一半', '20261121')
  await answerYes(page)
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page, '拟定协议书')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^记录签字/ })).toBeVisible()
  await signOn(page, '20261122', ['汪洋', '柳青', '调解员'])
  // 特邀调解规定 24: by one reading the days run from the last of the parties' hands; the seal is urged, and counted from.
  const agreement = section(page, '协议')
  await expect(agreement.getByText(/加盖印章/)).toBeVisible()
  await expect(agreement.getByText(/特邀调解规定第二十四条/)).toContainText('昨天')
  await signToday(page, ['调委会印章'])
  await expect(agreement.getByText(/协议已生效/)).toContainText('今天')
  await expect(agreement.getByText(/特邀调解规定第二十四条/)).toContainText('昨天')
  await expect(section(page, '司法确认')).toContainText('12月22日')

  await pressButton(page, '回复移送单位')
  const drawer = dialog(page, '回复移送单位')
  await expect(drawer).toContainText('特邀调解规定第二十一条')
  await fill(page, /^回复的结果/, '达成协议，已经履行。')
  await fill(page, /^收到材料几份/, '4')
  await fill(page, /^退还材料几份/, '3')
  await fill(page, /^谁签收/, '花山法庭')
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '已记下回复')
  const reply = section(page, '移送回复')
  await expect(reply.getByText('还有 1 份材料没有退还')).toBeVisible()
  await pressButton(page, '回复移送单位')
  await fill(page, /^回复的结果/, '余下一份一并退还。')
  await fill(page, /^退还材料几份/, '4')
  await fill(page, /^谁签收/, '花山法庭')
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '已记下回复')
  await expect(reply.getByText(/没有退还/)).toHaveCount(0)
  await expect(reply).toContainText('退还材料 4/4 份')
  await expectFocusKept(page)
  await looksRight(page)
})

test('an order is extended before it ends, in English, by keys alone', async ({ page, desk }) => {
  await signIn(page, 'tiaojie')
  const { mediation } = overTheWire(desk.address)
  const person = (name: string) => ({ name, residentId: null })
  const { id: order } = await mediation.protection.keepOrder({
    sendId: sendId(),
    id: null,
    order: {
      caseId: null,
      court: '洪山区人民法院',
      number: '（2026）鄂0111民保令9号',
      madeOn: '2026-06-05',
      endsOn: '2026-12-05',
      measures: ['no-violence'],
      protected: person('水秀'),
      against: person('火旺'),
      askedBy: 'self',
      because: null,
      wished: true,
    },
  })
  const seen = { on: '2026-11-20', kept: true, what: '上门看过', by: '胡莲' }
  await mediation.protection.see({ sendId: sendId(), order, ...seen })
  await page.evaluate(() => {
    location.hash = '/settings'
  })
  await page.getByRole('radio', { name: 'English' }).check()
  await page.evaluate(() => {
    location.hash = '/mediation/protection'
  })
  const grid = page.getByRole('grid', { name: 'Protection orders' })
  await expect(grid.getByRole('row').filter({ hasText: '水秀' })).toContainText('5 Dec')
  await looksRight(page)
  await page.keyboard.press('ArrowDown')
  await expect(grid).toBeFocused()
  const chosen = grid.getByRole('row', { selected: true }).filter({ hasText: '水秀' })
  for (let row = 0; row < 3 && (await chosen.count()) === 0; row += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const drawer = dialog(page, 'Protection order 水秀')
  await expect(drawer).toContainText('In force')
  await expect(drawer.getByText('Ask about more time')).toBeVisible()

  await page.keyboard.press('F5')
  await expect(drawer.getByRole('radio', { name: 'More time' })).toBeChecked()
  await fill(page, /^Reason/, '他上周又来敲门')
  await looksRight(page)
  await page.keyboard.press('Control+Enter')
  await expectDone(page, 'Saved')

  await pressButton(page, 'Enter the ruling')
  await fill(page, /^Number/, '（2026）鄂0111民保更3号')
  await choose(page, 'Ruling', 'Granted')
  await fill(page, /^Extended until/, '20270605')
  await page.keyboard.press('Control+Enter')
  await expectDone(page, 'Saved')
  await expect(drawer).toContainText('2027')
  await expect(drawer.getByText('Ask about more time')).toHaveCount(0)
  await looksRight(page)
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await expect(grid.getByRole('row').filter({ hasText: '水秀' })).toContainText('2027')
  await expectFocusKept(page)
})
