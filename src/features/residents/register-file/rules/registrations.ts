/** 本地, 外地 in the words that registers use for them. */

/** Whole words, or beginnings that no place has: 辽宁省本溪市 is none, and 不是本地 is not local. */
const outside = /^(外$|(非|不是|不属于?|不在)本|外[地来省市区县埠]|[省市区县]外|流动)/
const local =
  /^(本|本([地市区县省村镇乡籍]|社区|街道|辖区|小区).{0,6}|常住(户口?|人口|户籍)?|户在.*|是|在册)$/

/** Null for anything else: what is not known is asked about. */
export const registrationOf = (typed: string): 'local' | 'outside' | null =>
  outside.test(typed) ? 'outside' : local.test(typed) ? 'local' : null
