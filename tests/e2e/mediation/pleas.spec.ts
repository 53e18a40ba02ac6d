/** Somebody asks for help and has no case: taken down as spoken, added to, on paper, and then a case, by keyboard alone. */
import type { Page } from '@playwright/test'
import { command, dialog, expectDone, fill, heading, pick, tabTo } from '../by-keys'
import { expect, signIn, test } from '../fixture'
import { looksRight } from './at-the-table'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
test.describe.configure({ timeout: 240_000 })
test.use({ actionTimeout: 20_000, viewport: { width: 1366, height: 768 } })

/** The choice of registers is focused through an input that nobody sees. */
async function toRegisters(page: Page): Promise<void> {
  for (let stops = 0; stops < 40; stops += 1) {
    await page.keyboard.press('Tab')
    const isThere = await page.evaluate(
      () => document.activeElement?.matches('.ant-segmented input') === true,
    )
    if (isThere) return
  }
  throw new Error('the choice of registers is not reached')
}

test('a plea for help is registered, added to, printed, and becomes a case that it stays with', async ({
  page,
}) => {
  await signIn(page, 'tiaojie')

  await test.step('it is taken down as it was spoken, and nobody lies in a draft of it', async () => {
    await command(page, '保护登记')
    await expect(heading(page)).toHaveText('保护登记')
    await toRegisters(page)
    for (const register of [/^登记告诫书/, /^登记求助/]) {
      await page.keyboard.press('ArrowRight')
      await expect(page.getByRole('button', { name: register })).toBeVisible()
    }
    await page.keyboard.press('F2')
    await expect(dialog(page, '登记求助')).toBeVisible()
    await fill(page, '什么时候说的', '9:40')
    await fill(page, '求助人', '何秀兰')
    await fill(page, /^原话/, '他昨晚又动手了，我不敢回家')
    await looksRight(page)
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '求助记录已保存')
  })

  const drawer = dialog(page, /^求助记录 何秀兰/)
  await test.step('what comes later is added, and nothing is changed', async () => {
    await expect(drawer).toBeVisible()
    await page.keyboard.press('F2')
    await fill(page, '什么时候说的', '10:00')
    await fill(page, /^原话/, '孩子也看见了')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '求助记录已保存')
    await expect(drawer.getByRole('list', { name: '求助记录' }).getByRole('listitem')).toHaveCount(2)
    await looksRight(page)
  })

  await test.step('it is printed as evidence', async () => {
    await page.keyboard.press('F9')
    await expect(page).toHaveURL(/pleas\/\d+\/print$/)
    await expect(drawer).toHaveCount(0)
    await expect(page.getByText('他昨晚又动手了，我不敢回家').first()).toBeVisible()
    await expect(page.getByText('孩子也看见了').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(drawer).toBeVisible()
  })

  await test.step('it becomes a case, in which its person and words stand already', async () => {
    await page.keyboard.press('F4')
    await expect(dialog(page, '登记纠纷')).toContainText('求助人 何秀兰 登记为申请人')
    await expect(page.getByLabel(/纠纷简况/)).toHaveValue('他昨晚又动手了，我不敢回家\n孩子也看见了')
    await looksRight(page)
    await tabTo(page, page.getByLabel('纠纷类型').first())
    await pick(page, '婚姻家庭')
    await tabTo(page, page.getByLabel(/纠纷简况/))
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已登记')
    await expect(heading(page)).toContainText('何秀兰')
    await expect(page.getByRole('list', { name: '求助记录' })).toContainText('孩子也看见了')
    await looksRight(page)
  })

  await test.step('each leads to the other', async () => {
    await tabTo(page, page.getByRole('link', { name: '立案前的求助登记' }))
    await page.keyboard.press('Enter')
    await expect(drawer).toContainText('已立为纠纷')
    await expect(drawer.getByRole('button', { name: /立为纠纷/ })).toHaveCount(0)
    await looksRight(page)
    await tabTo(page, drawer.getByRole('link', { name: '已立为纠纷：待受理' }))
    await page.keyboard.press('Enter')
    await expect(heading(page)).toContainText('何秀兰')
  })
})
