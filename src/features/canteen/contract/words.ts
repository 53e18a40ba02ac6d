/** The words of the canteen: every value that a meal, a policy, a tender, an order or a claim can have. */

export const meals = ['breakfast', 'lunch', 'supper'] as const
export type Meal = (typeof meals)[number]

/** 堂食、自提、送餐 */
export const ways = ['eaten', 'taken', 'delivered'] as const
export type Way = (typeof ways)[number]

/** What a day is by the centre's calendar; a make-up working day is worked, a bridging day off is not. */
export const canteenDayKinds = [
  'working-day',
  'make-up-working-day',
  'weekend',
  'bridging-day-off',
  'statutory-holiday',
] as const
export type CanteenDayKind = (typeof canteenDayKinds)[number]

/** Around the canteen, from the nearest to everywhere: this community, this sub-district, town, district, city, province, elsewhere. */
export const nearness = ['community', 'street', 'town', 'district', 'city', 'province', 'none'] as const
export type Nearness = (typeof nearness)[number]
/** How far a rule reaches; nobody is asked to be from elsewhere. */
export const reaches = ['community', 'street', 'town', 'district', 'city', 'province'] as const
export type Reach = (typeof reaches)[number]

/** Of a diner: what their record says, or one of these as somebody who saw their papers told. */
export const nearnessTold = ['by-record', ...nearness] as const
export type NearnessTold = (typeof nearnessTold)[number]

/** 生日当天、生日当月 */
export const birthdayReaches = ['day', 'month'] as const

/** Who eats. Only diners are subsidised; everyone else is counted apart (陪同、员工、志愿者、小哥). */
export const eaters = ['diner', 'companion', 'staff', 'volunteer', 'rider'] as const
export type Eater = (typeof eaters)[number]

/** From which day an age counts: the birthday, the first of its month or year, or the first of the month that follows it. */
export const ageCountings = ['on-birthday', 'first-of-month', 'next-first-of-month', 'first-of-year'] as const
export type AgeCounting = (typeof ageCountings)[number]

/** The day on which someone born on 29 February completes a year in a common year. */
export const leapBirthdays = ['first-of-march', 'last-of-february'] as const
export type LeapBirthday = (typeof leapBirthdays)[number]

/** 现金、微信、支付宝 are recorded and not processed; 余额 is the canteen's own ledger; 免单 takes nothing. */
export const tenderKinds = ['balance', 'cash', 'wechat', 'alipay', 'free'] as const
export type TenderKind = (typeof tenderKinds)[number]

/** 待审、有效、暂停、到期 */
export const eligibilityStates = ['pending', 'in-force', 'paused', 'ended'] as const
export type EligibilityState = (typeof eligibilityStates)[number]

/** What ends an eligibility. */
export const eligibilityEnds = ['died', 'moved-away', 'institution', 'until'] as const
export type EligibilityEnd = (typeof eligibilityEnds)[number]

/** 核准、暂停、恢复、终止 */
export const eligibilityMoves = ['approve', 'pause', 'resume', 'end'] as const
export type EligibilityMove = (typeof eligibilityMoves)[number]

/** Within what something is counted; a term is as long as the policy is there. */
export const periods = ['sitting', 'day', 'week', 'month', 'quarter', 'half-year', 'year', 'term'] as const
export type Period = (typeof periods)[number]

/** For how long a sum of all people together is. */
export const totalPeriods = ['month', 'quarter', 'half-year', 'year', 'term'] as const
export type TotalPeriod = (typeof totalPeriods)[number]

/** 用完即止: the meal for which the sum is not enough any more gets what is left of it, or nothing. */
export const lastPayments = ['in-part', 'not-at-all'] as const
export type LastPayment = (typeof lastPayments)[number]

/** What a sum to the canteen looks at: every meal, those of diners, those that any policy gave to, those that its own gave to. */
export const lumpCounts = ['all', 'diners', 'subsidised', 'policy'] as const
/** 人次、日均人次、人数 */
export const lumpMeasures = ['meals', 'meals-a-day', 'people'] as const

/** Principal was paid for by the diner; gift was added by the canteen and is never paid out. */
export const lotKinds = ['principal', 'gift'] as const
export type LotKind = (typeof lotKinds)[number]

/** 在用、挂失、已换、已退 */
export const cardStates = ['open', 'frozen', 'replaced', 'returned'] as const
export type CardState = (typeof cardStates)[number]

/** 草稿 → 已核对 → 已提交 → 已退回 / 已拨付 */
export const claimStates = ['draft', 'checked', 'submitted', 'returned', 'paid'] as const
export type ClaimState = (typeof claimStates)[number]

export const claimMoves = ['check', 'reopen', 'submit', 'return', 'pay', 'unsettle'] as const
export type ClaimMove = (typeof claimMoves)[number]

/** 出餐、撤销、作废、退餐 */
export const mealKinds = ['sale', 'undo', 'void', 'refund'] as const
export type MealKind = (typeof mealKinds)[number]

/** Why a meal is taken back after its first minute; words of our own, so that nobody's name gets into the books. */
export const takeBackReasons = [
  'wrong-person',
  'wrong-choice',
  'wrong-tender',
  'not-taken',
  'spoilt',
] as const
export type TakeBackReason = (typeof takeBackReasons)[number]

/** Why a meal is given for nothing; words of our own, for they stay in the books for ever. */
export const freeReasons = [
  'dish-at-fault', // 菜品有问题
  'slip-of-ours', // 食堂出错
  'in-need', // 一时困难
  'treat', // 生日、节日请客
  'work-meal', // 工作餐
  'tasting', // 试吃、接待
] as const
export type FreeReason = (typeof freeReasons)[number]

/** Why a meal is entered for an earlier day. */
export const lateReasons = ['power-cut', 'machine-broken', 'forgotten'] as const
export type LateReason = (typeof lateReasons)[number]

/** Why the drawer does not hold what it should; words of our own, for they stay in the books for ever. */
export const differenceReasons = [
  'change-mistake', // 找零出错
  'missed-entry', // 漏记
  'entered-twice', // 重复记
  'wrong-tender', // 收款方式记错
  'counted-wrong', // 开班时点错
  'counterfeit', // 收到假币
  'not-found', // 没有查明
] as const
export type DifferenceReason = (typeof differenceReasons)[number]

export const entryKinds = [
  'top-up', // 充值
  'gift', // 赠送
  'spend', // 就餐
  'reversal', // 冲正
  'adjustment', // 调整，两人
  'refund', // 退款
  'moved', // 换卡、继承
  'goodwill', // 食堂补足：七日内全额退还
  'forfeited', // 销户时不退的
] as const
export type EntryKind = (typeof entryKinds)[number]

export const spendOrders = ['principal-first', 'gift-first'] as const
export type SpendOrder = (typeof spendOrders)[number]

export const closingReasons = [
  'canteen-closes', // 食堂停业：经营者的原因
  'canteen-breaks-terms', // 食堂涨价、换址、降低标准
  'health-changed', // 身体健康等变化，非因消费者原因
  'force-majeure', // 不可抗力
  'diner-leaves', // 就餐人不再来
  'diner-died', // 继承人凭证明领取
  'within-seven-days', // 首次付款七日内
] as const
export type ClosingReason = (typeof closingReasons)[number]

/** What an account's end gives back at least: as the judicial interpretation reckons, or all principal that is left (余额随时全退). */
export const refundRules = ['interpretation', 'all-principal'] as const
export type RefundRule = (typeof refundRules)[number]

/** What a line pays for. */
export const claimParts = ['meal', 'delivery', 'running'] as const
export type ClaimPart = (typeof claimParts)[number]

/** Why an order is let in, or taken back, after the cut-off. */
export const lateOrderReasons = ['family-called', 'came-home', 'fell-ill', 'visitor', 'slip-of-ours'] as const
export type LateOrderReason = (typeof lateOrderReasons)[number]

/** Why a meal that was ordered was not taken. */
export const notTakenReasons = [
  'called-off', // 来电取消
  'with-family', // 在家人处
  'in-hospital', // 住院
  'not-come', // 没有来取
  'refused', // 本人不要
  'door-not-opened', // 敲门不应
  'slip-of-ours', // 食堂漏送
] as const
export type NotTakenReason = (typeof notTakenReasons)[number]
/** What is said on a round: nobody comes for what is brought. */
export const reasonsOnRound = notTakenReasons.filter(
  (reason): reason is Exclude<NotTakenReason, 'not-come'> => reason !== 'not-come',
)
/** What is said at the desk: a shut door is settled on the round, after its steps. */
export const reasonsSaid = notTakenReasons.filter((reason) => reason !== 'door-not-opened')

/** Whoever took a delivered meal: 本人、家人、邻居、门卫、钥匙箱. Staff who sign for it themselves are marked. */
export const handedTo = ['self', 'family', 'neighbour', 'guard', 'key-box', 'staff'] as const
export type HandedTo = (typeof handedTo)[number]

/** How a carrier is paid at a door. */
export const tendersAtDoor = ['cash', 'wechat', 'alipay'] as const satisfies readonly TenderKind[]
export type TenderAtDoor = (typeof tendersAtDoor)[number]

/** At a door that is not opened: 等候、按铃敲门、问邻居、打紧急联系人, in this order. */
export const doorSteps = ['wait', 'ring', 'neighbour', 'emergency-contact'] as const
export type DoorStep = (typeof doorSteps)[number]

/** 没有回应、开门了、知道去向 */
export const doorResults = ['no-answer', 'opened', 'knows-where'] as const
export type DoorResult = (typeof doorResults)[number]

/** 属实、次数不符、没有来吃、没有打通、号码有误 */
export const callResults = ['confirmed', 'count-differs', 'never-ate', 'not-reached', 'number-wrong'] as const
export type CallResult = (typeof callResults)[number]

/** How it is known that somebody had a meal: the card that was swept, the face that was known, the name signed at the door. */
export const evidences = [
  'card',
  'face',
  'signature', // 本人签收
  'family', // 家人代收
  'neighbour', // 邻居代收
  'guard', // 门卫代收
  'key-box', // 放在钥匙箱，无人签收
  'staff', // 食堂人员代签
  'no-record', // 记为送餐，没有交接
] as const
export type Evidence = (typeof evidences)[number]

/** What a claim is for. */
export const claimSpans = ['month', 'quarter'] as const
export type ClaimSpan = (typeof claimSpans)[number]

/** What audits look for among meals. */
export const anomalyKinds = [
  'minutes-apart',
  'after-death',
  'after-moving-away',
  'in-institution',
  'same-count-every-day',
  'signed-by-staff',
  'left-unsigned',
  'delivered-without-record',
  'free-and-subsidised',
  'override-without-reason',
] as const
export type AnomalyKind = (typeof anomalyKinds)[number]

/** What became of somebody who did not take their meal. */
export const careResults = [
  'spoken-to', // 本人接了电话
  'seen', // 有人见到本人
  'seen-by-neighbour', // 邻居见到
  'with-family', // 在家人处
  'in-hospital', // 住院
  'help-called', // 已报 120、110
  'other', // 写明
] as const
export type CareResult = (typeof careResults)[number]
/** The same, and that what was said was of somebody else: nobody knows again what became of them. */
export const careWords = [...careResults, 'taken-back'] as const

/** Why somebody is asked after: 独居订了餐、独居几天没人见到、独居照常来、照常来. The first goes before the others. */
export const alertReasons = ['ordered-alone', 'unseen-alone', 'regular-alone', 'regular'] as const
export type AlertReason = (typeof alertReasons)[number]

/** What is written into the kitchen's book. */
export const safetyKinds = [
  'sample', // 留样
  'disposal', // 样品销毁
  'morning-check', // 晨检
  'purchase', // 进货
  'disinfection', // 消毒
  'fridge', // 冰箱温度
  'waste', // 餐厨废弃物
  'training', // 培训
  'daily-control', // 日管控
  'weekly-review', // 周排查
  'monthly-meeting', // 月调度
] as const
export type SafetyKind = (typeof safetyKinds)[number]

export const controls = ['daily-control', 'weekly-review', 'monthly-meeting'] as const
export type Control = (typeof controls)[number]
/** Those of a week and of a month. */
export const reviews = ['weekly-review', 'monthly-meeting'] as const satisfies readonly Control[]

export const disinfections = ['steam', 'heat-cabinet', 'chlorine'] as const

export const wastes = ['food-waste', 'used-oil'] as const
export type Waste = (typeof wastes)[number]

/** What was done about a fridge outside its limits. */
export const fridgeDeeds = ['food-moved', 'adjusted', 'repair-called', 'food-discarded'] as const
export type FridgeDeed = (typeof fridgeDeeds)[number]

/** What was done with a cook who must not touch food (食安法 45). */
export const unfitDeeds = ['sent-home', 'other-work', 'cleaned-up'] as const
export type UnfitDeed = (typeof unfitDeeds)[number]

/** Why a sample weighs less than the setting wants (GB 31654-2021). */
export const shortSamples = ['little-made', 'all-sold', 'spilt'] as const
