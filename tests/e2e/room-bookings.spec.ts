/** Booking rooms as people use it: ovens by the hour, a request that holds its slot, the day view by keys alone. */
import type { Locator, Page } from '@playwright/test'
import { minuteOfText } from '../../src/features/rooms/rules/minutes'
import { expect, signIn, test } from './fixture'
import { visit } from './screens'

test.use({ deskOptions: { demo: true, now: '2026-11-28T02:50:00Z', dataDir: null } })

/** The rooms of the demonstration, in the order in which they were added. */
const baking = 2
const council = 3

/** Opens the form with room and time as the day view would hand them over. */
async function openForm(
  page: Page,
  room: number,
  day: string,
  from: string,
  until: string,
): Promise<Locator> {
  const span = `from=${minuteOfText(`${day}T${from}`)}&until=${minuteOfText(`${day}T${until}`)}`
  await visit(page, `/rooms/new?room=${room}&day=${day}&${span}`)
  const form = page.getByRole('dialog', { name: '新预约' })
  await expect(form.getByText(/可以预约|要 \d|有人|不在开放/).first()).toBeVisible()
  return form
}

async function forGroup(form: Locator, kind: '本社区团体' | '外来团体', name: string): Promise<void> {
  await form.getByText(kind, { exact: true }).click()
  await form.getByLabel(/^团体名称/).fill(name)
}

test('two ovens at eleven and two at half past twelve leave one for the time over both, and the hour says why', async ({
  page,
}) => {
  await signIn(page, 'qiantai')
  const book = async (from: string, until: string, name: string, ovens: number) => {
    const form = await openForm(page, baking, '2026-12-08', from, until)
    await forGroup(form, '本社区团体', name)
    await form.getByLabel(/^人数/).fill('3')
    await form.getByLabel(/^烤箱/).fill(String(ovens))
    return form
  }
  await book('11:00', '11:30', '面点班', 2)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已预约：面点班')).toBeVisible()
  await expect(page.getByRole('dialog', { name: '场地预约' })).toBeVisible()
  await book('12:30', '13:00', '西点班', 2)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已预约：西点班')).toBeVisible()
  await expect(page.getByRole('dialog', { name: '场地预约' })).toBeVisible()

  const form = await book('11:00', '13:00', '蛋糕班', 2)
  await expect(form.getByText('11:00 只剩 1 台烤箱，要 2 台')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(form.getByRole('alert')).toContainText('11:00 只剩 1 台烤箱，要 2 台')
  await form.getByLabel(/^烤箱/).fill('1')
  await expect(form.getByText('可以预约')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已预约：蛋糕班')).toBeVisible()
})

test('a request of a group waits and holds its slot against its rival, the manager approves it', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  const form = await openForm(page, council, '2026-12-09', '09:00', '11:00')
  await forGroup(form, '外来团体', '晨光公司')
  await expect(form.getByText(/要负责人批准，占位到/)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已提交，等负责人审批：晨光公司')).toBeVisible()
  await expect(page.getByRole('dialog', { name: '场地预约' })).toBeVisible()

  const rival = await openForm(page, council, '2026-12-09', '10:00', '12:00')
  await expect(rival.getByText('10:00 起议事厅有人在等审批：晨光公司，到 11:00')).toBeVisible()
  await expect(rival.getByText('最近的空闲')).toBeVisible()
  await rival.getByRole('button', { name: /12月9日 周三 11:00–13:00/ }).click()
  await expect(rival.getByLabel(/^时间/)).toHaveValue('11:00-13:00')
  await page.keyboard.press('Escape')
  await expect(rival).toBeHidden()

  await visit(page, '/rooms/list?tab=pending', '场地预约')
  await page.getByRole('row').filter({ hasText: '晨光公司' }).first().click()
  const request = page.getByRole('dialog', { name: '场地预约' })
  await expect(request.getByText('待审批').first()).toBeVisible()
  await page.keyboard.press('F2')
  await expect(page.getByText('已批准：晨光公司')).toBeVisible()
  await expect(request.getByText('已预约').first()).toBeVisible()
})

test('a rival, where requests hold nothing, is named before the approval and on the list of calls until it was told', async ({
  page,
}) => {
  await signIn(page, 'fuzeren')
  await visit(page, '/settings/rooms')
  await page.getByRole('grid', { name: '场地' }).getByText('议事厅', { exact: true }).click()
  const room = page.getByRole('dialog', { name: '议事厅' })
  await room.getByLabel(/^待批时占位/).fill('0')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已保存：议事厅')).toBeVisible()

  for (const name of ['晨光公司', '远方公司']) {
    const form = await openForm(page, council, '2026-12-09', '09:00', '11:00')
    await forGroup(form, '外来团体', name)
    await expect(form.getByText('要负责人批准，批准前不占位')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(`已提交，等负责人审批：${name}`)).toBeVisible()
    await expect(page.getByRole('dialog', { name: '场地预约' })).toBeVisible()
  }
  const request = page.getByRole('dialog', { name: '场地预约' })
  await expect(request.getByText('待审批，不占位')).toBeVisible()
  await expect(request.getByText(/晨光公司.*09:00–11:00/)).toBeVisible()
  await page.keyboard.press('F2')
  await expect(page.getByText('已批准：远方公司')).toBeVisible()

  await visit(page, '/rooms/calls')
  const calls = page.getByRole('dialog', { name: '要通知的人' })
  const line = calls.getByRole('region', { name: '批给了别人，要告知的' }).getByRole('listitem')
  await expect(line).toContainText('晨光公司')
  await expect(line).toContainText('批给了 远方公司')
  await line.getByRole('button', { name: '没联系上' }).click()
  await expect(line.getByText('没联系上').first()).toBeVisible()
  await line.getByRole('button', { name: '已告知' }).click()
  await expect(page.getByText('已记下：晨光公司已告知')).toBeVisible()
  await expect(line).toHaveCount(0)
})

test('the day is worked by keys alone: to a free hour, longer, booked, and found again', async ({ page }) => {
  await signIn(page, 'qiantai')
  await visit(page, '/rooms?day=2026-12-10', /12月10日/)
  // The cursor has the focus from the start and says where it is.
  const cursor = page.getByRole('button', { name: /社区书房.*空闲/ })
  await expect(cursor).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  const free = page.getByRole('button', { name: /活动室 09:00–10:00 空闲/ })
  await expect(free).toBeFocused()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('button', { name: /活动室 09:00–10:30 空闲/ })).toBeFocused()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: '新预约' })
  await expect(form.getByLabel(/^时间/)).toHaveValue('09:00-10:30')
  await forGroup(form, '本社区团体', '手工组')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已预约：手工组')).toBeVisible()
  // A drawer keeps the keys to itself until it is gone.
  await expect(form).toBeHidden()
  await expect(page.getByRole('dialog', { name: '场地预约' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: /活动室 09:00–10:30 手工组 已预约/ })).toBeVisible()
  // A closed hour says why instead of opening a form.
  await page.keyboard.press('PageUp')
  await expect(page.getByRole('heading', { name: /12月9日/ })).toBeVisible()
})
