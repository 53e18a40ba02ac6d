/** What is counted of a month of mediation, and by what it is divided: the columns that judicial offices ask for. */
import { declareFigures } from '#work/figures/contract/index'
import { referrers, sources } from '../../contract/words'

/** How a case ended: 书面协议、口头协议、法院调解书、拒绝、要求终止、不成、移送. */
export const outcomes = [
  'agreed-written',
  'agreed-oral',
  'court',
  'refused',
  'withdrawn',
  'failed',
  'handed-over',
] as const
export type Outcome = (typeof outcomes)[number]

export const monthFigures = declareFigures({
  columns: [
    'accepted', // 受理
    'people', // 当事人
    'money', // 涉及金额
    'difficult', // 疑难复杂
    'ended', // 结束
    'succeeded', // 成功
    'oral',
    'written',
    'performed',
    'confirmed', // 司法确认
    'patrols', // 排查
    'disputesFound',
    'prevented',
  ],
  divisions: ['kind', 'source', 'mediator'],
  tallies: ['outcomes'],
  codes: { source: [...sources, ...referrers], outcomes },
  units: { money: 'fen' },
  shareOf: { difficult: 'accepted', succeeded: 'ended', oral: 'succeeded', written: 'succeeded' },
  charted: ['accepted', 'succeeded'],
  periods: ['month', 'quarter', 'year'],
})
