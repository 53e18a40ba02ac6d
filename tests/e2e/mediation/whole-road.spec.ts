/** A family quarrel on its whole road: from a visit to the desk to a file that is bound, by the one who sits at both. */
import type { Page } from '@playwright/test'
import {
  chooseFromMenu,
  command,
  dialog,
  expectDone,
  fill,
  heading,
  pickByPlace,
  pressButton,
  tabTo,
} from '../by-keys'
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
  sayWhatItIs,
  sayWhenBorn,
  screenWithNothingFound,
  section,
  signToday,
  tellRights,
  writeAgreement,
} from './at-the-table'

test.skip(host === 'electron', 'the visit is registered over the WebSocket')
test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })
test.describe.configure({ timeout: 360_000 })
test.use({ actionTimeout: 20_000, viewport: { width: 1366, height: 768 } })

const [daughter, son] = ['温静', '温涛'] as const

/** A paper that was brought, of the kind that stands so many below that of identity, of the party who stands there in the list. */
async function bring(page: Page, title: string, whose: number | null, below = 0): Promise<void> {
  await pressButton(page, '放入材料')
  const drawer = dialog(page, '放入材料')
  await expect(drawer).toBeVisible()
  if (below > 0) {
    await tabTo(page, drawer.getByLabel('种类'))
    await pickByPlace(page, below + 1)
  }
  if (whose !== null) {
    await tabTo(page, drawer.getByLabel('谁的'))
    await pickByPlace(page, whose)
  }
  await fill(page, /^文件名称/, title)
  await fill(page, /^文件自己的日期/, '20261123')
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '已放入卷宗')
  await expect(drawer).toHaveCount(0)
}

test('a quarrel goes from the visit to the archive, and its file lacks nothing', async ({ page, desk }) => {
  await signIn(page, 'fange')

  await test.step('a visit becomes a case', async () => {
    const { visits } = overTheWire(desk.address)
    const sendId = crypto.randomUUID()
    await visits.register({ sendId, visitor: daughter, matter: '母亲住院谁来陪', then: { kind: 'wait' } })
    await command(page, '来访记录')
    await page.getByRole('grid').getByText(daughter).first().click()
    await expect(dialog(page)).toBeVisible()
    await pressButton(page, '登记纠纷')
    await expect(dialog(page, '登记纠纷')).toBeVisible()
    await sayWhatItIs(page, '婚姻家庭', '母亲住院要人陪护，姐弟对轮流陪护和护工的钱说不拢。', daughter)
  })

  await test.step('screened, heard, accepted', async () => {
    await sayWhenBorn(page, daughter, '19820601')
    await addOutsider(page, son)
    await screenWithNothingFound(page)
    await hearConsent(page, daughter)
    await hearConsent(page, son)
    await accept(page)
  })

  await test.step('rights are told, two sessions held, every page initialled', async () => {
    await tellRights(page)
    await holdSession(page, { [daughter]: '我一个人陪不过来', [son]: '我出钱可以' }, '各自说了难处，改日再谈')
    await holdSession(
      page,
      { [daughter]: '一人一周', [son]: '同意，护工费我出' },
      '谈妥一人一周，护工费由弟弟出',
    )
    const sessions = section(page, '调解记录')
    for (const button of [0, 1]) {
      await tabTo(page, sessions.getByRole('button', { name: '逐页签字' }).nth(button))
      await page.keyboard.press('Enter')
      const drawer = dialog(page, '逐页签字')
      for (const name of [daughter, son]) {
        await tabTo(page, drawer.getByRole('group', { name }).getByRole('checkbox'))
        await page.keyboard.press('Space')
      }
      await page.keyboard.press('Control+Enter')
      await expectDone(page, '已记下逐页签字')
      await expect(drawer).toHaveCount(0)
    }
    await expect(sessions.getByText('1 页都签了')).toHaveCount(2)
    await looksRight(page)
  })

  const agreement = section(page, '协议')

  await test.step('agreed in writing, signed and sealed, an original for each', async () => {
    await page.keyboard.press('F7')
    const drawer = dialog(page, '拟定协议书')
    await expect(drawer).toBeVisible()
    await writeAgreement(page, '母亲住院需要人陪护', `${son}付护工费六百元`)
    await pressButton(page, '加一项义务')
    const duty = drawer.getByRole('group', { name: '义务 1' })
    for (const [label, place] of [
      ['谁', 2],
      ['对谁', 1],
    ] as const) {
      await tabTo(page, duty.getByLabel(label, { exact: true }))
      await pickByPlace(page, place)
    }
    await fill(page, '做什么', '付护工费')
    await fill(page, /^金额/, '600')
    await fill(page, /^到哪天/, '20261123')
    await fill(page, /^怎么履行/, '转账')
    await answerYes(page)
    await expect(drawer.getByText('没有缺的，可以请各方签字')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(drawer).toHaveCount(0)
    await signToday(page, [daughter, son, '调解员', '调委会印章'])
    await expect(agreement.getByText(/协议已生效/)).toBeVisible()
    for (const given of [1, 2, 3]) {
      await tabTo(page, agreement.getByRole('button', { name: '更多' }))
      await page.keyboard.press('Enter')
      await chooseFromMenu(page, '登记送交原件')
      await expect(dialog(page, '登记送交原件')).toBeVisible()
      await page.keyboard.press('Control+Enter')
      await expect(agreement.getByText(`原件已送交 ${given} 份，共 3 份`)).toBeVisible()
    }
    await looksRight(page)
  })

  await test.step('paid, and asked after', async () => {
    const performance = section(page, '履行')
    await tabTo(page, performance.getByRole('button', { name: '记履行' }))
    await page.keyboard.press('Enter')
    await expect(dialog(page, '记履行')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(performance.getByText('已履行')).toBeVisible()
    await pressButton(page, '全部履行完毕')
    await expectDone(page, '已记为履行完毕')
    await pressButton(page, '记一次回访')
    await expect(dialog(page, '记一次回访')).toBeVisible()
    await choose(page, '履行得怎么样', '都履行了')
    await choose(page, '满意吗', '满意')
    await choose(page, '还有没有激化的风险', '没有风险')
    await fill(page, /^怎么说的/, '轮着来，没有再吵')
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已记下回访')
  })

  const dossier = section(page, '卷宗')

  await test.step('what is missing is named until the file is whole', async () => {
    await expect(dossier.getByText(`缺身份证明（${daughter}）`)).toBeVisible()
    await bring(page, '身份证复印件', 1)
    await bring(page, '身份证复印件', 2)
    await bring(page, '转账截图', null, 3)
    await expect(dossier.getByRole('listitem').filter({ hasText: '履行凭证：转账截图' })).toBeVisible()
    await expect(dossier.getByText(/还没有编页/).first()).toBeVisible()
    await looksRight(page)
    await pressButton(page, '打印整卷')
    await expect(page.locator('.packet-sheet article').first()).toBeVisible()
    const contents = page.locator('.packet-sheet article').nth(1)
    await expect(contents.getByText('调解协议书').first()).toBeVisible()
    // Each with the pages that it came to.
    const pages = contents.locator('tbody tr td:nth-child(4)')
    await expect(pages.filter({ hasText: /^\d+(–\d+)?$/ })).toHaveCount(await pages.count())
    await page.keyboard.press('Control+P')
    await expect.poll(async () => (await pagesOf(page, desk.address)) ?? 0).toBeGreaterThan(8)
    await page.keyboard.press('Escape')
    await expect(dossier.getByText('自查：材料齐全')).toBeVisible()
  })

  await test.step('closed, and bound', async () => {
    await pressButton(page, '结案')
    await expect(dialog(page, '结案')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已结案')
    await pressButton(page, '归档')
    await expect(dialog(page, '归档')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expectDone(page, '已归档')
    await expect(page.getByText('已归档').first()).toBeVisible()
    await expect(heading(page)).toContainText(daughter)
    await looksRight(page)
  })
})

async function pagesOf(page: Page, address: string): Promise<number | null> {
  const id = Number(/\/mediation\/(\d+)/.exec(page.url())?.[1])
  return (await overTheWire(address).mediation.dossier.get({ id })).pages
}
