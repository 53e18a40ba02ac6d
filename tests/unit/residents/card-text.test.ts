/** What a card reader types is understood, in whatever order and between whatever marks. */
import { describe, expect, it } from 'vitest'
import { readCard } from '#ground/people/card-text'

const card = {
  number: '420106194403201529',
  kind: 'resident-id',
  name: '王桂珍',
  sex: 'female',
  ethnicity: 'TJ',
  birth: '1944-03-20',
  address: '湖北省武汉市武昌区水印桃源3栋',
}

describe('a card reader', () => {
  it.each(['\t', ',', '|', ' ', '，', ';'])(
    'types number, name, sex, ethnicity, birth and address between %j',
    (mark) => {
      const fields = [card.number, '王桂珍', '女', '土家族', '19440320', card.address]
      expect(readCard(fields.join(mark))).toEqual(card)
      expect(readCard(fields.with(4, '1944-03-20').join(mark))).toEqual(card)
      // Others begin with the name.
      expect(
        readCard(['王桂珍', '女', '土家', '1944年03月20日', card.address, card.number].join(mark)),
      ).toEqual(card)
    },
  )

  it('that types the number alone says what the number says', () => {
    expect(readCard(card.number)).toEqual({ ...card, name: '', ethnicity: null, address: '' })
    expect(readCard('42010619440320152x')).toBeNull()
    expect(readCard('H1234567802')).toMatchObject({ number: 'H1234567802', kind: 'hm-permit', sex: null })
    expect(readCard('E12345678')).toMatchObject({ kind: 'passport', birth: null })
  })

  it('is told apart from bar codes, queue slips and numbers that are none', () => {
    for (const read of ['6901234567892', 'A014', '帮-2026-0012', '420106194403201528', ''])
      expect(readCard(read)).toBeNull()
  })
})
