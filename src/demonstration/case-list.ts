/** Quarrels as the studios of a community hear them, and how far each has come. */

/** How far a case goes; each has come through what stands before it. */
export type Reached =
  | 'intake'
  | 'screened'
  | 'accepted'
  | 'mediating'
  | 'signing'
  | 'in-effect'
  | 'performed'
  | 'oral'
  | 'refused'
  | 'failed'
  | 'closed'
  | 'settled-in-court'
  | 'report-owed'
  | 'protected'

export interface DemonstrationCase {
  /** Days before today on which it came. */
  readonly daysAgo: number
  readonly studio: '金花调解工作室' | '莲姐调解工作室' | '帆哥调解工作室'
  readonly applicant: string
  readonly respondent: string
  readonly kind: string
  readonly narrative: string
  readonly reached: Reached
  readonly difficulty?: 'simple' | 'ordinary' | 'difficult'
  readonly people?: number
  readonly moneyFen?: number
  readonly fromCourt?: true
}

/** Who stands in a case brought here: whoever came, and the other side. */
export interface Brought {
  readonly id: number
  readonly applicant: number
  readonly respondent: number
}

const golden = '金花调解工作室'
const lotus = '莲姐调解工作室'
const sail = '帆哥调解工作室'

/** The latest first come last, as they would be taken down. */
export const demonstrationCases: readonly DemonstrationCase[] = [
  {
    daysAgo: 200,
    studio: golden,
    applicant: '万秀英',
    respondent: '万建军',
    kind: '赡养纠纷',
    narrative: '老人由女儿照顾，儿子两年没有给赡养费，老人要求两个子女分担。',
    reached: 'closed',
    people: 3,
    moneyFen: 1_200_000,
  },
  {
    daysAgo: 160,
    studio: sail,
    applicant: '汤卫东',
    respondent: '孟凡',
    kind: '邻里纠纷',
    narrative: '空调外机正对卧室窗户，夏天噪音大，要求移机。',
    reached: 'performed',
    difficulty: 'simple',
  },
  {
    daysAgo: 120,
    studio: lotus,
    applicant: '吉红梅',
    respondent: '卜大勇',
    kind: '婚姻家庭纠纷',
    narrative: '夫妻为孩子上学的开支争吵，女方带孩子搬到娘家，男方要求接回孩子。',
    reached: 'refused',
    people: 3,
  },
  {
    daysAgo: 90,
    studio: golden,
    applicant: '龚玉兰',
    respondent: '裴志强',
    kind: '物业纠纷',
    narrative: '外墙脱落砸坏停在楼下的车，业主和物业对赔偿数额说不拢。',
    reached: 'failed',
    difficulty: 'difficult',
    moneyFen: 860_000,
  },
  {
    daysAgo: 60,
    studio: golden,
    applicant: '宋美珍',
    respondent: '邹长河',
    kind: '邻里纠纷',
    narrative: '楼上卫生间漏水，泡坏了楼下客厅的吊顶和墙面，双方对谁来修、赔多少说不拢。',
    reached: 'in-effect',
    moneyFen: 380_000,
  },
  {
    daysAgo: 45,
    studio: sail,
    applicant: '焦旭',
    respondent: '路明',
    kind: '劳动争议',
    narrative: '装修工人完工后被拖欠工钱，包工头说业主没有结清尾款。',
    reached: 'in-effect',
    moneyFen: 960_000,
  },
  {
    daysAgo: 30,
    studio: lotus,
    applicant: '阮小琴',
    respondent: '戚文斌',
    kind: '邻里纠纷',
    narrative: '楼道堆放纸箱和旧家具，挡住消防通道，邻居多次劝说没有结果。',
    reached: 'oral',
    difficulty: 'simple',
  },
  {
    daysAgo: 25,
    studio: golden,
    applicant: '蓝天翔',
    respondent: '柏森',
    kind: '合同纠纷',
    narrative: '房屋租赁到期，房东以墙面损坏为由不退押金，租客到法院起诉，法院委托调解。',
    reached: 'settled-in-court',
    fromCourt: true,
    moneyFen: 450_000,
  },
  {
    daysAgo: 14,
    studio: lotus,
    applicant: '池春燕',
    respondent: '池春明',
    kind: '继承纠纷',
    narrative: '父亲去世后留下一套老房子，姐弟对份额和谁来居住有分歧。',
    reached: 'signing',
    difficulty: 'difficult',
    people: 4,
    moneyFen: 30_000_000,
  },
  {
    daysAgo: 12,
    studio: lotus,
    applicant: '祝晓云',
    respondent: '祁刚',
    kind: '婚姻家庭纠纷',
    narrative: '女方说男方酒后多次动手，已向法院申请到人身安全保护令，来问孩子的抚养费怎么谈。',
    reached: 'protected',
    people: 3,
  },
  {
    daysAgo: 8,
    studio: golden,
    applicant: '费桂芳',
    respondent: '岑立新',
    kind: '邻里纠纷',
    narrative: '楼下空地晚上跳舞的音响声音大，影响孩子写作业，双方在楼下吵过两次。',
    reached: 'mediating',
    people: 6,
  },
  {
    daysAgo: 6,
    studio: sail,
    applicant: '褚军',
    respondent: '翁家辉',
    kind: '损害赔偿纠纷',
    narrative: '电动车在小区门口撞倒老人，双方对医药费和误工费的数额有争议。',
    reached: 'mediating',
    moneyFen: 520_000,
  },
  {
    daysAgo: 4,
    studio: sail,
    applicant: '骆丽',
    respondent: '解放',
    kind: '邻里纠纷',
    narrative: '阳台养鸽子，粪便落到楼下晾晒的衣物上，要求清理并停止饲养。',
    reached: 'accepted',
  },
  {
    daysAgo: 2,
    studio: lotus,
    applicant: '倪素芬',
    respondent: '严波',
    kind: '婚姻家庭纠纷',
    narrative: '奶奶来说父亲管教孩子时用皮带抽打，孩子手臂上有伤，想请社区劝劝。',
    reached: 'report-owed',
    people: 3,
  },
  {
    daysAgo: 1,
    studio: golden,
    applicant: '尚国庆',
    respondent: '荣达',
    kind: '物业纠纷',
    narrative: '地下车库的车位被长期占用，业主要求物业划线并收回。',
    reached: 'screened',
  },
  {
    daysAgo: 0,
    studio: golden,
    applicant: '晏春花',
    respondent: '晏春生',
    kind: '赡养纠纷',
    narrative: '母亲住院需要人陪护，兄妹对轮流陪护和护工费用的分担说不拢。',
    reached: 'intake',
  },
]
