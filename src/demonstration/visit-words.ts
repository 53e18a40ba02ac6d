/** What people come to the counter for, and what they are told. */
import type { Random, Weighted } from './random'

export interface Matter {
  readonly matter: string
  readonly category:
    | 'civil-affairs'
    | 'social-security'
    | 'health'
    | 'disability'
    | 'veterans'
    | 'party'
    | 'union'
    | 'property-living'
    | 'other'
  readonly answers: readonly [string, ...string[]]
}

const matters: readonly [Weighted<Matter>, ...Weighted<Matter>[]] = [
  [
    9,
    {
      matter: '问养老金资格认证怎么做',
      category: 'social-security',
      answers: ['教会用手机人脸认证，当场通过', '已在窗口代为认证', '还没到认证月份，告知下月再来'],
    },
  ],
  [
    8,
    {
      matter: '居民医保缴费',
      category: 'social-security',
      answers: ['用手机缴清，打印了凭证', '系统显示已由单位参保，无需再缴', '告知缴费期到年底'],
    },
  ],
  [
    7,
    {
      matter: '高龄津贴什么时候到账',
      category: 'civil-affairs',
      answers: ['查询为每月 15 日前后发放', '银行卡换过，告知带新卡来登记'],
    },
  ],
  [
    6,
    {
      matter: '开居住证明',
      category: 'other',
      answers: ['不属于社区出具的证明，告知去派出所户籍窗口', '已核对住址，当场出具'],
    },
  ],
  [
    6,
    {
      matter: '楼上漏水，物业没有来看',
      category: 'property-living',
      answers: [
        '已联系物业，约定今天下午上门',
        '与物业项目经理通话，三天内修复',
        '告知可申请调解，先请物业查漏点',
      ],
    },
  ],
  [
    5,
    {
      matter: '老年优待证在哪里办',
      category: 'civil-affairs',
      answers: ['告知带身份证和一寸照片来', '材料齐，已留下照片代办'],
    },
  ],
  [
    4,
    {
      matter: '电梯又停了',
      category: 'property-living',
      answers: ['维保单位正在修，两小时内恢复', '已报物业'],
    },
  ],
  [4, { matter: '路灯不亮', category: 'property-living', answers: ['已登记，转物业', '已报街道城管'] }],
  [
    4,
    {
      matter: '灵活就业社保补贴申请条件',
      category: 'social-security',
      answers: ['符合条件，给了材料清单', '未满缴费月份，暂不符合'],
    },
  ],
  [
    3,
    {
      matter: '残疾人两项补贴年审',
      category: 'disability',
      answers: ['已在系统核对，通过', '残疾证明年到期，告知先换证'],
    },
  ],
  [3, { matter: '孩子打疫苗的时间', category: 'health', answers: ['给了卫生服务中心的接种时间和电话'] }],
  [
    3,
    { matter: '生育登记', category: 'health', answers: ['教会用手机登记，当场办好', '告知需要双方身份证'] },
  ],
  [
    2.5,
    {
      matter: '低保能不能申请',
      category: 'civil-affairs',
      answers: ['讲了条件和材料，本人回去商量', '请民政专干接待'],
    },
  ],
  [2, { matter: '退役军人优待证', category: 'veterans', answers: ['制证中，约两周后来领', '已领取'] }],
  [2, { matter: '党员组织关系转接', category: 'party', answers: ['已开具介绍信', '告知联系原支部'] }],
  [1.5, { matter: '工会会员卡', category: 'union', answers: ['告知带单位证明来'] }],
  [2, { matter: '邻居装修太吵', category: 'property-living', answers: ['已上门劝说，约定午休时间停工'] }],
  [2, { matter: '想学用手机挂号', category: 'other', answers: ['教会了，报名周三的智能手机课'] }],
  [2, { matter: '借用轮椅', category: 'other', answers: ['已借出，一周内归还'] }],
  [1.5, { matter: '家门钥匙反锁', category: 'other', answers: ['给了备案开锁公司的电话'] }],
  [1.5, { matter: '遛狗不牵绳', category: 'other', answers: ['已登记，网格员上门提醒'] }],
]

export const matterOf = (random: Random): Matter => random.weighted(matters)
export const answerOf = (random: Random, { answers }: Matter): string => random.pick(answers)

/** What someone who is not in the register is called; null for who says nothing. */
export function strangerOf(random: Random): string | undefined {
  return random.chance(0.4)
    ? undefined
    : random.pick([
        '快递员',
        '租房的小伙子',
        '物业的小张',
        '李家父子',
        '问路的大姐',
        '保险公司的人',
        '学校老师',
      ])
}
