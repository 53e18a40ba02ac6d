/** A list of the civil affairs office, read in and applied: somebody gains a category, and of a row nobody is meant. */
import type { ContractRouterClient } from '@orpc/contract'
import type { ScreenAddress, Walker } from '#desk/walk'
import { checkCharacterOf } from '#ground/people/id-numbers'
import type { residentsContract } from '#features/residents/contract'
import type { canteenContract } from '../contract/index'

type Client = ContractRouterClient<{
  readonly canteen: typeof canteenContract
  readonly residents: typeof residentsContract
}>

const first17 = '42011219480607881'
const idNumber = `${first17}${checkCharacterOf(first17)}`

export async function walkCategoryList(walker: Walker<Client>): Promise<void> {
  const { client, say, sendId, finish, workbook } = walker
  const { categoryList } = client.canteen
  await client.residents.register({
    sendId: sendId(),
    person: {
      name: say.name,
      sex: null,
      idKind: 'resident-id',
      idNumber,
      birth: null,
      registration: null,
      registrationPlace: '',
      address: { estate: '', building: '', unit: '', room: '', grid: '' },
      phones: [],
      contacts: [],
      remark: '',
    },
    relation: '',
    tags: [],
    consent: null,
  })
  const file = await workbook([
    ['姓名', '身份证号', '类别', '起始日期', '备注'],
    [say.name, idNumber, '低保', '2026年10月', say.text],
    [say.name, '', '低保', '', ''],
  ])
  const { sheets } = await finish(categoryList.inspect({ sendId: sendId(), file }))
  const layout = {
    sheet: 0,
    headerRow: sheets[0]?.headerRow ?? 0,
    columns: (sheets[0]?.columns ?? []).flatMap(({ column, field }) =>
      field === null ? [] : [{ field, column }],
    ),
    day: '2026-11-01',
    category: null,
    words: [{ word: '低保', category: '低保' }],
    alsoWhole: [],
  }
  const { fingerprint } = await finish(categoryList.compare({ sendId: sendId(), file, layout }))
  const { id } = await finish(
    categoryList.apply({
      sendId: sendId(),
      file,
      layout,
      fileName: 'list.xlsx',
      issuedBy: say.text.slice(0, 60),
      fingerprint,
    }),
  )
  await categoryList.history({})
  await categoryList.get({ id })
}

export const categoryListScreens: Readonly<Record<string, ScreenAddress>> = {
  '/canteen/eligibility/lists': { at: '/canteen/eligibility/lists', shows: '民政名单' },
  '/canteen/eligibility/lists/:listId': {
    at: '/canteen/eligibility/lists/1',
    shows: /就餐资格变更表/,
    papers: ['sheet', 'notices'].map((paper) => `/canteen/eligibility/lists/1?paper=${paper}`),
  },
}
