/** The words of service requests: every value that a state, a move, a paper or a person's answer can have. */

/** 帮办: help the resident do it. 代办: do it for them. 上门办: go to their home. */
export const modes = ['assisted', 'delegated', 'home-visit'] as const
export type Mode = (typeof modes)[number]

export const categories = [
  'civil-affairs', // 民政
  'social-security', // 社保医保
  'health', // 卫健
  'disability', // 残联
  'veterans', // 退役军人
  'party', // 党务
  'union', // 工会
  'property-living', // 物业民生
  'other', // 其他
] as const
export type Category = (typeof categories)[number]

export const states = [
  'draft', // 草稿
  'awaiting-correction', // 待补正
  'accepted', // 已受理
  'dispatched', // 已派单
  'in-progress', // 办理中
  'submitted', // 已报送
  'suspended', // 中止
  'completed', // 办结
  'awaiting-delivery', // 待送达
  'delivered', // 已送达
  'followed-up', // 已回访
  'terminated', // 终止
  'not-accepted', // 不予受理
] as const
export type State = (typeof states)[number]

export const actions = [
  'accept', // 受理
  'request-correction', // 告知补正
  'complete-correction', // 材料已补齐
  'refuse', // 不予受理
  'dispatch', // 派单
  'return-errand', // 派单回来了
  'start', // 开始办理
  'submit', // 报送
  'suspend', // 中止
  'resume', // 续办
  'complete', // 办结
  'prepare-delivery', // 待领取或送达
  'deliver', // 送达
  'follow-up', // 回访
  'terminate', // 终止
] as const
export type Action = (typeof actions)[number]

/** What is written down without a move. */
export const notedKinds = [
  'opened',
  'amended',
  'reassigned',
  'printed',
  'note',
  'material-added',
  'scan-taken-away',
  'scans-printed',
] as const
/** `taken-back`: the move before was a slip; both stay, and neither counts. */
export const eventKinds = [...actions, 'taken-back', ...notedKinds] as const
export type EventKind = (typeof eventKinds)[number]

/** 好差评 */
/** What the code on a paper of a request begins with: 帮代办. */
export const requestLetters = 'BD'

export const ratings = ['very-satisfied', 'satisfied', 'fair', 'dissatisfied', 'very-dissatisfied'] as const
export type Rating = (typeof ratings)[number]

export const channels = ['phone', 'at-desk', 'at-home', 'online'] as const
export type Channel = (typeof channels)[number]

export const deliveryManners = ['at-desk', 'by-worker', 'by-post', 'online'] as const
export type DeliveryManner = (typeof deliveryManners)[number]

export const forms = ['original', 'copy'] as const
export type Form = (typeof forms)[number]

/** What an item asks for; `shown` is an original that is looked at and handed back, `either` leaves it to the resident. */
export const wantedForms = ['original', 'copy', 'either', 'shown'] as const
export type WantedForm = (typeof wantedForms)[number]

export const movements = [
  'received', // 收下：居民交来
  'verified', // 核验即还：原件当面看过，当场还给居民，没有留下
  'handed-on', // 交出：交给网格员或同事去办
  'taken-back', // 收回：从经手人处
  'returned', // 退回：还给居民，要补正的或不办的
  'returned-verified', // 核验退还：留下的原件看过了，还给居民
  'lodged', // 留存：受理机关留存，不再退回
] as const
export type Movement = (typeof movements)[number]

export const errandKinds = [
  'home-check', // 上门核验: papers and people are seen where they are
  'fetch-materials',
  'submit-materials',
  'deliver-result',
  'accompany',
  'other',
] as const
export type ErrandKind = (typeof errandKinds)[number]

export const renewalBases = ['last-completion', 'birthday'] as const
export type RenewalBasis = (typeof renewalBases)[number]

export const renewalTimes = ['missed', 'this-month', 'next-month', 'later'] as const
export type RenewalTime = (typeof renewalTimes)[number]

/** What came of a call about a renewal. */
export const callOutcomes = [
  'reached', // 已通知到
  'no-answer', // 没人接
  'will-come', // 说好来办
] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** What an office asks on the application form of its own item. */
export const askKinds = [
  'text',
  'day',
  'number',
  'choice', // 选一项
] as const
export type AskKind = (typeof askKinds)[number]

export const dimensions = ['item', 'mode', 'handler', 'grid'] as const
export type Dimension = (typeof dimensions)[number]

/** The papers of a request, in the order of its course. */
export const sheets = [
  'application', // 申请表
  'acceptance', // 受理单（回执）
  'correction', // 一次性告知（补正）单
  'mandate', // 代办委托书
  'custody', // 材料交接单
  'suspension', // 中止单
  'resumption', // 续办单
  'closing', // 办结（终止）单
  'errand', // 网格员跑腿单
] as const
export type Sheet = (typeof sheets)[number]
