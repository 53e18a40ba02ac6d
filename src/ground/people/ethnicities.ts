/** 民族: the 56 of GB/T 3304, by its letters, and the words by which cards and registers name them. */

export const ethnicities = [
  'HA', // 汉
  'MG', // 蒙古
  'HU', // 回
  'ZA', // 藏
  'UG', // 维吾尔
  'MH', // 苗
  'YI', // 彝
  'ZH', // 壮
  'BY', // 布依
  'CS', // 朝鲜
  'MA', // 满
  'DO', // 侗
  'YA', // 瑶
  'BA', // 白
  'TJ', // 土家
  'HN', // 哈尼
  'KZ', // 哈萨克
  'DA', // 傣
  'LI', // 黎
  'LS', // 傈僳
  'VA', // 佤
  'SH', // 畲
  'GS', // 高山
  'LH', // 拉祜
  'SU', // 水
  'DX', // 东乡
  'NX', // 纳西
  'JP', // 景颇
  'KG', // 柯尔克孜
  'TU', // 土
  'DU', // 达斡尔
  'ML', // 仫佬
  'QI', // 羌
  'BL', // 布朗
  'SL', // 撒拉
  'MN', // 毛南
  'GL', // 仡佬
  'XB', // 锡伯
  'AC', // 阿昌
  'PM', // 普米
  'TA', // 塔吉克
  'NU', // 怒
  'UZ', // 乌孜别克
  'RS', // 俄罗斯
  'EW', // 鄂温克
  'DE', // 德昂
  'BN', // 保安
  'YG', // 裕固
  'GI', // 京
  'TT', // 塔塔尔
  'DR', // 独龙
  'OR', // 鄂伦春
  'HZ', // 赫哲
  'MB', // 门巴
  'LB', // 珞巴
  'JN', // 基诺
] as const
export type Ethnicity = (typeof ethnicities)[number]

/** In the order of the list above; without 族, as a card has them. */
const names =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'.split(
    ' ',
  )

const byName: ReadonlyMap<string, Ethnicity> = new Map(
  ethnicities.map((ethnicity, at) => [names[at] ?? '', ethnicity]),
)

/** 土家 and 土家族; null for any other word, 穿青人 and 其他 among them. */
export function ethnicityByWords(words: string): Ethnicity | null {
  const word = words.trim()
  return byName.get(word) ?? byName.get(word.replace(/族$/, '')) ?? null
}

export const isEthnicity = (word: string | null): word is Ethnicity =>
  ethnicities.some((ethnicity) => ethnicity === word)
