/** Every rule that a statute commands has a test bearing its name. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Statute } from '#features/mediation/contract/words'
import { law, type Article } from '#features/mediation/rules/index'

const names: Readonly<Record<Statute, string>> = {
  'mediation-law': '人民调解法',
  'family-violence-law': '反家庭暴力法',
  'minors-law': '未成年人保护法',
  'civil-procedure-law': '民事诉讼法',
  'procedure-interpretation': '民诉法解释',
  'protection-order-rules': '法释〔2022〕17号',
  'invited-mediation-rules': '特邀调解规定',
  'online-mediation-rules': '在线调解规则',
  'civil-code': '民法典',
  'mediation-work-rules': '人民调解工作若干规定',
}

const folder = import.meta.dirname
const titles = readdirSync(folder)
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => [
    ...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/(?:it|describe)\(\s*(['"])(.+?)\1,/g),
  ])
  .map(([, , title = '']) => title)

/** `人民调解法 4, 15` names both articles. */
const isNamed = ({ statute, article }: Article): boolean =>
  titles.some((title) => new RegExp(`${names[statute]} (\\d+, )*${article}(?!\\d)`).test(title))

it.each(Object.entries(law))('%s has a test with the names of its articles', (_rule, articles) => {
  expect(titles.length).toBeGreaterThan(100)
  expect(articles.filter((article) => !isNamed(article))).toEqual([])
})
