/** The law that an item names is the law in force. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const read = (file: string): unknown => JSON.parse(readFileSync(`resources/${file}`, 'utf8'))
const items = z
  .array(z.object({ text: z.object({ name: z.string(), basis: z.string() }) }))
  .parse(read('service-items.json'))
  .map(({ text }) => text)
const entries = z
  .array(z.object({ dictionary: z.string(), label: z.string() }))
  .parse(read('dictionaries.json'))

describe('the items that come with the desk', () => {
  it.each(['最低生活保障', '特困人员', '临时救助'])('%s rests on the 社会救助法 of 2026 first', (name) => {
    const found = items.filter((item) => item.name.includes(name))
    expect(found).not.toEqual([])
    for (const { basis } of found) expect(basis).toMatch(/^《中华人民共和国社会救助法》/)
  })

  it('rest on nothing that has been replaced', () => {
    for (const { name, basis } of items)
      expect(basis, name).not.toMatch(/社会救助暂行办法|婚姻法|继承法|合同法|侵权责任法/)
  })

  it('of the committee itself rest on its law as rewritten in 2025, whose articles have other numbers', () => {
    const own = items.filter(({ basis }) => basis.includes('便民服务'))
    expect(own.length).toBeGreaterThan(2)
    for (const { basis } of own)
      expect(basis).toMatch(/^《中华人民共和国城市居民委员会组织法》（2025年修订）/)
    for (const { basis, name } of items)
      expect(basis, name).not.toMatch(/居民委员会组织法》(?:（[^）]*）)?第/)
  })

  it('come with the groups that a community looks after by law', () => {
    const tags = entries.filter(({ dictionary }) => dictionary === 'tag').map(({ label }) => label)
    expect(tags).toEqual(expect.arrayContaining(['留守儿童', '留守老人', '重残', '困境儿童']))
  })
})
