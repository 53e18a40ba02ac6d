/** What is written on requests: reasons, results, errands. */
import type { Random } from '../random'

export const correctionRemarks = [
  '照片不合格，请重拍一寸白底照',
  '证明缺单位公章',
  '银行卡复印件看不清',
  '身份证已过期，请先换证',
] as const
export const suspensionReasons = [
  '等医院出具诊断证明',
  '申请人住院，出院后续办',
  '系统升级，暂停受理',
  '等原单位补缴记录',
  '本人外出，月底回来',
] as const
export const terminationReasons = [
  '本人撤回申请',
  '已在户籍地办理',
  '超过补正期限未补齐',
  '申请人去世',
  '改由子女在网上自行办理',
] as const
export const refusalReasons = [
  '不属于本社区事项，已告知去处',
  '户籍不在本区，告知向户籍地申请',
  '不符合年龄条件',
] as const
const results = [
  '审核通过',
  '审核通过，次月发放',
  '已办好，证件已取回',
  '已缴清，凭证交本人',
  '已认证通过',
  '已登记，材料归档',
] as const
export const poorReasons = ['等的时间太长', '跑了两趟', '没有及时告知进度', '补贴标准与预期不符'] as const
export const exceptionsForMaterials = [
  '户口簿在老家，承诺三日内补交（容缺受理）',
  '照片明日补交（容缺受理）',
] as const
export const submittedTo = ['街道政务服务中心', '区人社局窗口', '区民政局', '区残联', '区医保中心'] as const
export const notes = ['家属来电询问进度', '已电话告知本人', '与街道窗口核对过', '材料已扫描'] as const

export const resultOf = (random: Random): string => random.pick(results)

export const mandatePowers = '代为递交材料、签收文书、领取证件，不得转委托'
