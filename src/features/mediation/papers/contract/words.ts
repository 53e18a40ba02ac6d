/** The papers of a case by their names, and whom each is written for. */

export const papers = [
  'application', // 申请书
  'intake-form', // 受理登记表
  'rights-notice', // 权利义务告知书
  'authority', // 授权委托书
  'investigation', // 调查记录
  'session', // 调解记录
  'agreement', // 协议书
  'oral-agreement', // 口头协议登记表
  'ending-notice', // 终止通知
  'follow-up', // 回访记录
  'confirmation', // 司法确认申请书
  'court-details', // 当事人信息页
  'certificate', // 主持调解证明
  'plea', // 求助记录
  'pledge', // 保证书
  'repentance', // 悔过书
  'statement', // 情况说明
  'protection-record', // 保护令协助记录
  'referral-reply', // 委派、委托 回复
  'closing-report', // 结案报告表
  'cover', // 封面
  'contents', // 目录
  'back', // 封底
] as const
export type Paper = (typeof papers)[number]

/** What a paper tells of besides the case: one of its parties, sittings, agreements and so on. */
export const subjectKinds = [
  'case',
  'party',
  'representative',
  'investigation',
  'session',
  'agreement',
  'follow-up',
  'plea',
  'pledge',
  'statement',
  'order',
] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** Whom a paper is for, where that is not one party: whoever the case is with, all parties, a court, another body. */
export const recipients = ['mediator', 'all-parties', 'court', 'outside'] as const
export type Recipient = (typeof recipients)[number]

/** Why a text is kept from whom a paper is for. */
export const withholdings = ['reporter', 'protected', 'leads-to-protected', 'identifies-a-minor'] as const
export type Withheld = (typeof withholdings)[number]
