/** The closed lists that say what somebody is and by what paper they are known; their labels stand in the language files. */

export const sexes = ['male', 'female'] as const
export type Sex = (typeof sexes)[number]

export const idKinds = [
  'resident-id', // 居民身份证
  'hmt-residence', // 港澳台居民居住证: 18 digits by the same rule, region 81, 82, 83
  'hm-permit', // 港澳居民来往内地通行证: H or M and 8 digits, or 10 on old ones
  'taiwan-permit', // 台湾居民来往大陆通行证: 8 digits, or 10 on old ones
  'passport', // 护照
  'foreigner-residence', // 外国人永久居留身份证: 18 digits from 9 on, or the old 3 letters and 12 digits
  'household-register', // 户口簿: seen, without a number of its own
  'other',
] as const
export type IdKind = (typeof idKinds)[number]
