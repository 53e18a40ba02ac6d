/** What a mediator does in nearly every case, by keys: takes a quarrel down, says who quarrels, screens, hears, accepts. */
import { expect, type Page } from '@playwright/test'
import { expectAccessible, tooWide } from '../accessibility'
import {
  chooseFromMenu,
  command,
  dialog,
  expectDone,
  fill,
  heading,
  pick,
  pressButton,
  rewrite,
  tabTo,
} from '../by-keys'

/** A section of the case on screen. */
export const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** Readable by everybody, and nothing of it cut. */
export async function looksRight(page: Page): Promise<void> {
  await expectAccessible(page)
  expect(await tooWide(page)).toEqual([])
}

/** Opens the drawer in which a quarrel is taken down. */
export async function openTakingDown(page: Page): Promise<void> {
  await command(page, '调解案件')
  await expect(heading(page)).toHaveText('家事调解室')
  await page.keyboard.press('F2')
  await expect(dialog(page, '登记纠纷')).toBeVisible()
}

/** Says what it is about, and keeps it; the case is on screen afterwards, and whoever it came from stands in it. */
export async function sayWhatItIs(
  page: Page,
  kind: string,
  narrative: string,
  who = '还没有当事人',
): Promise<void> {
  await tabTo(page, page.getByLabel('纠纷类型').first())
  await pick(page, kind)
  await fill(page, /纠纷简况/, narrative)
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '已登记')
  await expect(heading(page)).toContainText(who)
}

export async function takeDown(page: Page, narrative: string, kind = '婚姻家庭'): Promise<void> {
  await openTakingDown(page)
  await sayWhatItIs(page, kind, narrative)
}

/** Somebody from outside; the first is the applicant, the next the respondent. */
export async function addOutsider(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('button', { name: /^添加当事人/ })).toBeVisible()
  await page.keyboard.press('F2')
  const drawer = dialog(page, '添加当事人')
  // The search is in focus; who is not in the register is one step back.
  await expect(drawer.getByRole('combobox').first()).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await fill(page, '姓名', name)
  // Nobody signs of whom nobody asked how old they are.
  await tabTo(page, drawer.getByLabel(/^出生日期/).first())
  await rewrite(page, '19800101')
  await page.keyboard.press('Control+Enter')
  await expectDone(page, name)
  await expect(drawer).toHaveCount(0)
  await expect(page.getByRole('list', { name: '当事人' })).toContainText(name)
}

/** Of whoever came by themselves nothing but the name is known; how old they are is asked before they sign. */
export async function sayWhenBorn(page: Page, name: string, birth: string): Promise<void> {
  const theirs = page.getByRole('list', { name: '当事人' }).getByRole('listitem').filter({ hasText: name })
  await tabTo(page, theirs.getByRole('button', { name: '更多' }).first())
  await page.keyboard.press('Enter')
  await chooseFromMenu(page, '修改')
  const drawer = dialog(page, '修改')
  await tabTo(page, drawer.getByLabel(/^出生日期/).first())
  await rewrite(page, birth)
  await page.keyboard.press('Control+Enter')
  await expectDone(page, `已登记：${name}`)
  await expect(drawer).toHaveCount(0)
}

/** In a group of choices: Tab to it, and walk to the one meant. */
export async function choose(page: Page, group: string | RegExp, choice: string): Promise<void> {
  const within = page.locator('.field').filter({ hasText: group }).last()
  await expect(within).toBeVisible()
  // Choices that look like buttons are focused through an input that nobody sees.
  const isThere = () =>
    within.evaluate(
      (field) =>
        document.activeElement?.matches('[type=radio]') === true && field.contains(document.activeElement),
    )
  for (let stops = 0; stops < 80 && !(await isThere()); stops += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  const meant = within.getByRole('radio', { name: choice, exact: true })
  for (let step = 0; step < 6 && !(await meant.isChecked()); step += 1) await page.keyboard.press('ArrowDown')
  await expect(meant).toBeChecked()
}

/** Every question asked, nothing found. */
export async function screenWithNothingFound(page: Page): Promise<void> {
  await page.keyboard.press('F4')
  await expect(dialog(page, '筛查')).toBeVisible()
  await choose(page, '有没有人受到暴力', '没有人受到暴力或伤害')
  await choose(page, '有没有未成年人', '没有未成年人，都具有完全民事行为能力')
  await choose(page, '有没有激化的危险', '看不出激化的危险')
  await choose(page, '会不会构成违法犯罪', '看不出违法犯罪')
  await choose(page, '有没有依法不能调解的', '没有不能调解的情形')
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '筛查已记录')
}

/** Yes to the mediation, to the mediator, and to closed doors. */
/** `on` is the day on which they said it, as it is typed; today where nobody types one. */
export async function hearConsent(page: Page, name: string, on?: string): Promise<void> {
  const theirs = page.getByRole('list', { name: '当事人' }).getByRole('listitem').filter({ hasText: name })
  await tabTo(page, theirs.getByRole('button', { name: '表态' }).first())
  await page.keyboard.press('Enter')
  await expect(dialog(page, `${name}的表态`)).toBeVisible()
  await choose(page, '同意调解吗', '同意调解')
  await choose(page, '接受调解员吗', '接受调解员')
  await choose(page, '公开还是不公开', '不公开')
  if (on !== undefined) await fill(page, /^日期/, on)
  await page.keyboard.press('Control+Enter')
  await expectDone(page, `已记录${name}的表态`)
}

/** `on` is the day of acceptance as it is typed; today where nobody types one. */
export async function accept(page: Page, on?: string): Promise<void> {
  await expect(page.getByRole('button', { name: /^受理/ })).toHaveAttribute('aria-disabled', 'false')
  await page.keyboard.press('F9')
  await expect(dialog(page, '受理')).toBeVisible()
  if (on !== undefined) await fill(page, '日期', on)
  await page.keyboard.press('Control+Enter')
  await expectDone(page, /已受理，案号 .*号/)
}

/** `on` is the day on which they were told, as it is typed. */
export async function tellRights(page: Page, on?: string): Promise<void> {
  await pressButton(page, '告知权利义务')
  await expect(dialog(page, '告知权利义务')).toBeVisible()
  if (on !== undefined) await fill(page, /^日期/, on)
  await page.keyboard.press('Control+Enter')
  await expect(section(page, '调解记录').getByText('权利义务都告知了')).toBeVisible()
}

/** Asked before the first sitting, the mediator has nothing to do with any party; afterwards nobody asks again. */
async function saysUnrelated(page: Page): Promise<void> {
  const none = dialog(page, '记一次调解').getByRole('button', { name: /与各方都没有关系$/ })
  if ((await none.count()) === 0) return
  await tabTo(page, none)
  await page.keyboard.press('Enter')
  await expect(none).toHaveCount(0)
}

/** What each said, and what came of it. */
export async function holdSession(
  page: Page,
  said: Readonly<Record<string, string>>,
  result: string,
  on?: string,
): Promise<void> {
  await page.keyboard.press('F6')
  const drawer = dialog(page, '记一次调解')
  await expect(drawer).toBeVisible()
  await saysUnrelated(page)
  if (on !== undefined) await fill(page, '日期', on)
  await tabTo(page, drawer.getByRole('checkbox', { name: '开始时当场告知了权利义务' }))
  await page.keyboard.press('Space')
  for (const [name, words] of Object.entries(said)) await fill(page, new RegExp(`^${name}的陈述`), words)
  await fill(page, /^调解结果/, result)
  await page.keyboard.press('Control+Enter')
  await expectDone(page, '已记下这次调解')
  await expect(section(page, '调解记录').getByText(result)).toBeVisible()
}

/** What a court would ask of a text, each answered with yes. */
export async function answerYes(page: Page): Promise<void> {
  for (const question of ['内容合法', '不损害国家', '不违背公序良俗', '各方都自愿']) {
    const field = page.locator('.field').filter({ hasText: question }).last()
    await tabTo(page, field.getByRole('radio').first())
    await page.keyboard.press('Space')
  }
}

/** Facts, dispute and responsibilities, in a drawer whose first field has the focus; `keptOn` is the day on which it was kept on the spot. */
export async function writeAgreement(
  page: Page,
  facts: string,
  term: string,
  keptOn: string | null = null,
): Promise<void> {
  await fill(page, /^主要事实/, facts)
  await fill(page, /^争议事项/, '怎么分担')
  await fill(page, /^各方责任/, '各承担一半')
  await pressButton(page, '加一条')
  await fill(page, '第 1 条', term)
  if (keptOn !== null) await fill(page, '第 1 条当场履行的日期', keptOn)
}

/** Hands that are on the paper with a day of their own. */
export async function signOn(page: Page, day: string, names: readonly string[]): Promise<void> {
  await page.keyboard.press('F7')
  const drawer = dialog(page, '记录签字')
  await expect(drawer).toBeVisible()
  for (const name of names) {
    await tabTo(page, drawer.getByRole('checkbox', { name }))
    await page.keyboard.press('Space')
    await fill(page, `${name}签字的日期`, day)
  }
  await page.keyboard.press('Control+Enter')
  await expect(drawer).toBeHidden()
}

/** The hands that are on the paper of today. */
export async function signToday(page: Page, names: readonly string[]): Promise<void> {
  await expect(page.getByRole('button', { name: /^记录签字/ })).toBeVisible()
  await page.keyboard.press('F7')
  const drawer = dialog(page, '记录签字')
  await expect(drawer).toBeVisible()
  for (const name of names) {
    await tabTo(page, drawer.getByRole('checkbox', { name }))
    await page.keyboard.press('Space')
  }
  await pressButton(page, '都是今天签的')
  await page.keyboard.press('Control+Enter')
  await expect(drawer).toBeHidden()
}
