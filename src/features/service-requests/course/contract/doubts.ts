/** What may speak against taking a request in. */

export const doubtKinds = [
  'same-item-open', // 同一事项已有在办的
  'deceased', // 申请人已登记去世
  'moved-out', // 申请人已迁出
  'too-young', // 未到事项的年龄
  'too-old',
  'not-of-these', // 没有事项要的标签
] as const
export type DoubtKind = (typeof doubtKinds)[number]
