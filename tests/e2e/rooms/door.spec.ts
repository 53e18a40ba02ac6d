/** A day at the door by keys alone: in by a scan, a key out, the list, left early, the key back; and a suspension that the manager lifts. */
import { expect, signIn, test } from '../fixture'
import { visit } from '../screens'

// Ten to eleven on a Saturday: the dough class comes at eleven.
test.use({ deskOptions: { demo: true, now: '2026-11-28T02:50:00Z', dataDir: null } })

test('a class is let in by its slip, has the key, looks the room over, and leaves early', async ({
  page,
}) => {
  await signIn(page, 'qiantai')
  await visit(page, '/rooms')
  // A key that comes before the day is drawn is nobody's.
  await expect(page.getByRole('heading', { level: 1, name: /月.*日/ })).toBeVisible()
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { name: '今天到场' })).toBeVisible()
  await expect(page.getByLabel('扫预约单、姓名或首字母')).toBeFocused()
  // The code stands on the slip; here it is read off the booking, found by its initials.
  await page.keyboard.type('mdb')
  const row = page.getByRole('option', { name: /11:00–12:30.*面点班/ })
  await expect(row).toHaveAttribute('aria-selected', 'true')
  await row.click()
  const one = page.getByRole('dialog', { name: '到场办理' })
  const code = (await one.getByText(/^CD\d+$/).textContent()) ?? ''
  await page.keyboard.press('Escape')
  await expect(one).toBeHidden()

  await page.keyboard.type(`${code}\n`)
  await expect(page.getByText('已签到：面点班')).toBeVisible()
  await expect(one.getByText('已签到').first()).toBeVisible()

  await page.keyboard.press('F8')
  const giving = page.getByRole('dialog', { name: '发钥匙' })
  await expect(giving.getByLabel('谁拿')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已发出：烘焙小站')).toBeVisible()
  await expect(one.getByText('面点班 拿着')).toBeVisible()

  await page.keyboard.press('F6')
  const looking = page.getByRole('dialog', { name: '用前检查' })
  await expect(looking.getByLabel('煤气 正常')).toBeFocused()
  // Gas and extinguisher in order, the oven is not: that has to be said.
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(looking.getByLabel('烤箱 哪里不对')).toBeFocused()
  await page.keyboard.type('门关不严')
  await page.keyboard.press('Control+Enter')
  await expect(one.getByText('烤箱：门关不严')).toBeVisible()
  await expect(looking).toBeHidden()

  await page.keyboard.press('F2')
  await expect(page.getByText('已离开：面点班')).toBeVisible()
  await page.keyboard.press('F7')
  await expect(page.getByRole('dialog', { name: '用后检查' })).toBeVisible()
  await page.keyboard.press('F8')
  await page.keyboard.press('Control+Enter')
  await expect(one.getByText('都正常')).toBeVisible()
  await page.keyboard.press('F9')
  await expect(page.getByText('已还回：烘焙小站')).toBeVisible()
  await expect(one.getByText('在前台')).toBeVisible()
})

test('three no-shows suspend a group, and the manager lets them book again', async ({ page }) => {
  await signIn(page, 'fuzeren')
  await visit(page, '/rooms/door', '今天到场')
  const conduct = page.getByRole('region', { name: '爽约和暂停' })
  const group = conduct.getByRole('listitem').filter({ hasText: '摄影兴趣组' })
  await expect(group.getByText(/暂停到/)).toBeVisible()
  await group.getByRole('button', { name: '解除暂停' }).focus()
  await page.keyboard.press('Enter')
  const why = page.getByRole('dialog', { name: '解除暂停：摄影兴趣组' })
  await expect(why.getByRole('textbox')).toBeFocused()
  await page.keyboard.type('老师住院，说过了')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已解除暂停：摄影兴趣组')).toBeVisible()
  await expect(group).toBeHidden()
})
