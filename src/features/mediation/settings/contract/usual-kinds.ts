/** 纠纷类型 until the head mediator chooses others. */

/** The usual 纠纷类型 in the order in which they are offered. */
export const usualKindCodes = [
  'family',
  'neighbours',
  'housing',
  'contract',
  'business',
  'damages',
  'land',
  'expropriation',
  'environment',
  'labour',
  'medical',
  'traffic',
  'property-management',
  'consumer',
  'tourism',
  'intellectual-property',
  'internet',
  'other',
] as const

/** 纠纷类型 as reports sort them, until the head mediator chooses others: what a case is filed under, whatever language somebody reads. */
export const usualKinds = {
  family: '婚姻家庭',
  neighbours: '邻里',
  housing: '房屋宅基地',
  contract: '合同',
  business: '生产经营',
  damages: '损害赔偿',
  land: '山林土地',
  expropriation: '征地拆迁',
  environment: '环境污染',
  labour: '劳动争议',
  medical: '医疗',
  traffic: '道路交通事故',
  'property-management': '物业',
  consumer: '消费',
  tourism: '旅游',
  'intellectual-property': '知识产权',
  internet: '互联网',
  other: '其他',
} as const satisfies Readonly<Record<(typeof usualKindCodes)[number], string>>
