/** The words of mediation: every value that a case, a person in it, a report, an agreement or a leaf of the file can have. */

/** 书面申请、口头申请、主动调解、委托移送 */
export const sources = ['written-application', 'oral-application', 'own-motion', 'referral'] as const
export type Source = (typeof sources)[number]

/** 法院、检察院、公安、信访、其他 */
export const referrers = ['court', 'procuratorate', 'police', 'petitions-office', 'other'] as const
export type Referrer = (typeof referrers)[number]

/** 委派 (before the court has filed the matter) and 委托 (after), by ordinary or summary procedure. */
export const courtReferrals = ['assigned', 'entrusted-ordinary', 'entrusted-summary'] as const
export type CourtReferral = (typeof courtReferrals)[number]

/** Where a case stands. */
export const caseStates = [
  'intake', // 登记待受理
  'not-accepted', // 不予受理
  'dropped', // 受理前撤回申请
  'accepted', // 已受理
  'mediating', // 调解中
  'signing', // 协议待生效
  'in-effect', // 协议已生效，履行中
  'performed', // 已履行
  'unperformed', // 未履行，已告知途径
  'settled-in-court', // 法院出具调解书或撤诉
  'refused', // 一方拒绝，终止
  'withdrawn', // 当事人要求终止
  'failed', // 调解不成，终止
  'handed-over', // 移送
  'joined', // 并入他案
  'closed', // 已结案
  'archived', // 已归档
] as const
export type CaseState = (typeof caseStates)[number]

export const caseMoves = [
  'accept',
  'not-accept',
  'drop',
  'begin',
  'agree-in-writing',
  'agree-orally',
  'take-effect',
  'set-aside',
  'settle-in-court',
  'perform',
  'leave-unperformed',
  'renegotiate',
  'refuse',
  'withdraw',
  'fail',
  'hand-over',
  'join',
  'close',
  'send-back',
  'archive',
  'add-leaf',
] as const
export type CaseMove = (typeof caseMoves)[number]

/** 完全、限制、无民事行为能力 */
export const fullOrLess = ['full', 'limited', 'none'] as const
export type FullOrLess = (typeof fullOrLess)[number]

/** Of a party also that they live on their own wages from sixteen on, by which they count as of full capacity (民法典 18). */
export const capacities = [...fullOrLess, 'own-wages'] as const
export type Capacity = (typeof capacities)[number]

/**
 * What counts as violence: 殴打、捆绑、残害、限制人身自由、经常性谩骂、恐吓 (反家庭暴力法 2), 冻饿、经常性侮辱、诽谤、威胁、
 * 跟踪、骚扰 (法释〔2022〕17号 3).
 */
export const violenceForms = [
  'beating',
  'binding',
  'maiming',
  'confinement',
  'regular-abuse',
  'intimidation',
  'freezing-or-starving',
  'regular-insults',
  'defamation',
  'threats',
  'stalking',
  'harassment',
] as const
export type ViolenceForm = (typeof violenceForms)[number]

/** Other harm to a minor or danger a minor is in (未成年人保护法 11): 性侵害、遗弃、忽视、欺凌、其他危险情形. */
export const harmsToMinors = ['sexual-harm', 'abandonment', 'neglect', 'bullying', 'other-danger'] as const
export type HarmToMinors = (typeof harmsToMinors)[number]

/** Who it comes from: 家庭成员、姻亲、共同生活的人, or somebody else. */
export const sufferedFrom = ['family', 'in-law', 'living-together', 'other'] as const
export type SufferedFrom = (typeof sufferedFrom)[number]

/** 公安、民政、教育、其他有关部门 */
export const reportBodies = ['police', 'civil-affairs', 'education', 'other-authority'] as const
export type ReportBody = (typeof reportBodies)[number]

/** 报警、人身安全保护令、妇联、分开调解、地址保密 */
export const helpOffers = [
  'police',
  'protection-order',
  'womens-federation',
  'separate-sessions',
  'address-hidden',
] as const
export type HelpOffer = (typeof helpOffers)[number]

/** Why a matter cannot be mediated: 专属主管、禁止调解、法院已受理、公安或行政机关已受理、已处理完毕、一方明确拒绝. */
export const matterBars = [
  'reserved-to-an-authority',
  'mediation-forbidden',
  'in-court',
  'before-an-authority',
  'decided',
  'party-refuses',
] as const
export type MatterBar = (typeof matterBars)[number]

/** 申请人、被申请人、第三人 */
export const partyRoles = ['applicant', 'respondent', 'third-party'] as const
export type PartyRole = (typeof partyRoles)[number]

/** 签名、盖章、按指印 */
export const signingManners = ['signature', 'seal', 'fingerprint'] as const
export type SigningManner = (typeof signingManners)[number]

/** What a term of an agreement is about, as far as a court asks (民诉法解释 355). */
export const termKinds = [
  'money',
  'act',
  'upbringing', // 抚养、探望
  'status', // 身份关系
  'title', // 物权、知识产权确权
  'special-procedure', // 其他特别程序、公示催告、破产
  'not-for-civil-court', // 不属于法院受理范围
] as const
export type TermKind = (typeof termKinds)[number]

/** Who is visited after a 告诫书: 加害人、受害人 (反家庭暴力法 17). */
export const visitedPeople = ['offender', 'victim'] as const
export type VisitedPerson = (typeof visitedPeople)[number]

/** 禁止实施家庭暴力、禁止骚扰跟踪接触、责令迁出、禁止靠近、其他 (反家庭暴力法 29; 法释〔2022〕17号 10). */
export const orderMeasures = ['no-violence', 'no-contact', 'move-out', 'keep-away', 'other'] as const
export type OrderMeasure = (typeof orderMeasures)[number]

/** Who asked for an order: 本人、近亲属、公安、妇联、村（居）委会、其他 (反家庭暴力法 23). */
export const orderApplicants = [
  'self',
  'relative',
  'police',
  'womens-federation',
  'committee',
  'other-body',
] as const
export type OrderApplicant = (typeof orderApplicants)[number]

/** Why somebody could not ask themselves (反家庭暴力法 23; 法释〔2022〕17号 2). */
export const onBehalfBecause = ['lacks-capacity', 'forced-or-threatened', 'old-disabled-or-ill'] as const
export type OnBehalfBecause = (typeof onBehalfBecause)[number]

/** 延长、变更、撤销 (反家庭暴力法 30). */
export const askedOfCourt = ['extend', 'change', 'lift'] as const
export type AskedOfCourt = (typeof askedOfCourt)[number]

/** Who is told of a breach of an order. */
export const toldOfBreach = ['police', 'court'] as const
export type ToldOfBreach = (typeof toldOfBreach)[number]

/** Where words of a case are written that are looked for: 案号、来文号、案情、申请事项、当事人、求助记录、协议书、协议条款. */
export const narrativeSources = [
  'number',
  'narrative',
  'wants',
  'party',
  'representative',
  'guest',
  'child',
  'plea',
  'report',
  'investigation',
  'session',
  'statement',
  'pledge',
  'evidence',
  'agreement',
  'term',
  'duty',
  'ruling',
  'reminder',
  'follow-up',
  'contact',
  'risk',
  'step',
  'reply',
  'account',
  'leaf',
  'letter',
  'agreement-number',
  'handed-over',
  'court-end',
  'child-before',
  'plea-before',
  'together',
] as const
export type NarrativeSource = (typeof narrativeSources)[number]

/** 填报对照单: what the program has of a case for the fields of the upper system. */
export const copyFields = [
  'number',
  'accepted-on',
  'source',
  'kind',
  'difficulty',
  'applicants',
  'respondents',
  'people',
  'money',
  'facts',
  'mediators',
  'ended-on',
  'outcome',
  'agreement-number',
  'agreement-terms',
  'performed',
  'confirmed',
] as const
export type CopyField = (typeof copyFields)[number]

/** The leaves of a dossier in the order in which they are bound. */
export const leafKinds = [
  'cover', // 封面
  'contents', // 目录
  'application', // 申请书
  'intake-form', // 受理登记表
  'rights-notice', // 权利义务告知书
  'identity', // 身份证明
  'authority', // 授权委托书
  'investigation', // 调查记录
  'evidence', // 证据材料
  'session', // 调解记录
  'agreement', // 协议书
  'oral-agreement', // 口头协议登记表
  'performance', // 履行凭证
  'follow-up', // 回访记录
  'confirmation', // 司法确认材料
  'referral-reply', // 委派、委托 回复
  'statement', // 情况说明、终止通知
  'closing-report', // 结案报告表
  'later-leaf', // 归档后补入
  'back', // 封底
] as const
export type LeafKind = (typeof leafKinds)[number]

/** 纠纷激化风险 (民转刑): low, watched, high. */
export const riskLevels = ['low', 'watched', 'high'] as const
export type RiskLevel = (typeof riskLevels)[number]

/** 扬言报复、有暴力、有凶器或前科、酗酒或精神障碍、反复激化、涉众、孩子或老人在其中. */
export const riskSigns = [
  'threat-of-revenge',
  'violence',
  'weapon-or-record',
  'alcohol-or-illness',
  'flared-up-again',
  'many-people',
  'child-or-old-person',
] as const
export type RiskSign = (typeof riskSigns)[number]

/** 简单、一般、疑难复杂 */
export const difficulties = ['simple', 'ordinary', 'difficult'] as const
export type Difficulty = (typeof difficulties)[number]

/** The statutes that rules stand on; the page writes them out. */
export const statutes = [
  'mediation-law', // 人民调解法
  'family-violence-law', // 反家庭暴力法
  'minors-law', // 未成年人保护法
  'civil-procedure-law', // 民事诉讼法
  'procedure-interpretation', // 民诉法解释
  'protection-order-rules', // 法释〔2022〕17号
  'invited-mediation-rules', // 特邀调解规定
  'online-mediation-rules', // 在线调解规则
  'civil-code', // 民法典
  'mediation-work-rules', // 人民调解工作若干规定
] as const
export type Statute = (typeof statutes)[number]

/** What a mediator says of themselves and a party: 亲属、同事、利害关系、其他, or that a like name is another person's. */
export const relationAnswers = ['relative', 'colleague', 'interest', 'other', 'none'] as const
export type RelationAnswer = (typeof relationAnswers)[number]

/** Who is asked to help with a case (人民调解法 20): 亲属、邻里、同事、专业人员、社会组织. */
export const guestKinds = ['relative', 'neighbour', 'colleague', 'expert', 'social-body'] as const
export type GuestKind = (typeof guestKinds)[number]

/** Why two names or people may be one, from certain to worth a look. */
export const likenesses = ['id-number', 'phone', 'birth', 'name', 'sound', 'spelling'] as const
export type Likeness = (typeof likenesses)[number]

/** Who may act for one party, at most. */
export const mostRepresentatives = 5

/** 保证书、悔过书 */
export const pledgeKinds = ['pledge', 'repentance'] as const
export type PledgeKind = (typeof pledgeKinds)[number]

/** Why an agreement does not stand any more: 当事人未签、重新协商、调解终止. */
export const setAsideWhys = ['set-aside', 'renegotiate', 'ended'] as const

/** Ends without an agreement: 拒绝、要求终止、调解不成. */
export const endingMoves = ['refuse', 'withdraw', 'fail'] as const satisfies readonly CaseMove[]
export type EndingMove = (typeof endingMoves)[number]

/** 当面、电话、书面、他人转告 */
export const tellingManners = ['in-person', 'by-phone', 'in-writing', 'through-others'] as const

/** 法院调解书、撤诉 */
export const courtEnds = ['court-paper', 'claim-withdrawn'] as const

/** 已履行、部分履行、未履行、未到期 */
export const followUpAnswers = ['yes', 'in-part', 'no', 'not-yet-due'] as const

/** 公安、法院、检察院、民政、其他行政机关、其他调解组织、其他: to whom a matter goes that is not for this committee. */
export const otherBodies = [
  'police',
  'court',
  'procuratorate',
  'civil-affairs',
  'administration',
  'another-committee',
  'other',
] as const
export type OtherBody = (typeof otherBodies)[number]

/** Which court is asked to confirm: 委派法院、当事人住所地、标的物所在地、调委会所在地. */
export const confirmationCourts = ['inviting-court', 'home', 'object', 'committee'] as const

/** 确认有效、部分确认、驳回申请、不予受理、撤回申请 */
export const rulings = ['confirmed', 'part-confirmed', 'rejected', 'not-accepted', 'withdrawn'] as const
export type Ruling = (typeof rulings)[number]

/** Why a court is not asked for an agreement: 未生效、已申请、已确认、已驳回. */
export const askingFaults = [
  'before-effect',
  'asked-already',
  'confirmed-already',
  'rejected-before',
] as const
export type AskingFault = (typeof askingFaults)[number]

/** Leaves that are brought as a paper or a picture. */
export const broughtKinds = [
  'application',
  'identity',
  'authority',
  'evidence',
  'performance',
  'confirmation',
] as const satisfies readonly LeafKind[]
export type BroughtKind = (typeof broughtKinds)[number]

/** 仲裁、行政、司法 (人民调解法 26). */
export const otherRoutes = ['arbitration', 'administration', 'court'] as const
export type OtherRoute = (typeof otherRoutes)[number]

/** 合法, 不损害他人和公共利益, 不违背公序良俗, 自愿: what somebody has to answer for before an agreement is signed. */
export const questions = ['lawful', 'nobody-elses', 'decent', 'free'] as const
export type Question = (typeof questions)[number]

/** What an application to a court needs (解释 354). */
export const confirmationPapers = [
  'application',
  'agreement',
  'certificate-of-mediation',
  'identity',
  'contact-details',
  'title-papers',
] as const
export type ConfirmationPaper = (typeof confirmationPapers)[number]

/** After a rejection: change the agreement or make a new one, from whose effect thirty days run anew, or sue (民事诉讼法 206). */
export const waysAfterRejection = ['change', 'make-anew', 'sue'] as const

/** 以案定补: why a case is not paid for. */
export const payRefusals = [
  'paid-before',
  'incomplete',
  'not-succeeded',
  'not-performed',
  'nobody-to-pay',
  'not-approved',
] as const
export type PayRefusal = (typeof payRefusals)[number]
