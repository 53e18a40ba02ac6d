/** Names as people of each generation have them, with namesakes, rare characters and surnames read in another way. */
import type { Sex } from '#ground/people/words'
import type { Random, Weighted } from '../random'

/** Surnames by how common they are about Wuhan, in thousandths. */
const surnames: readonly [Weighted<string>, ...Weighted<string>[]] = [
  [74, '王'],
  [72, '李'],
  [68, '张'],
  [62, '刘'],
  [58, '陈'],
  [42, '杨'],
  [38, '黄'],
  [34, '周'],
  [32, '胡'],
  [30, '吴'],
  [28, '徐'],
  [26, '赵'],
  [24, '朱'],
  [24, '程'],
  [22, '孙'],
  [22, '何'],
  [20, '郭'],
  [20, '熊'],
  [19, '马'],
  [18, '罗'],
  [18, '高'],
  [17, '梁'],
  [16, '谢'],
  [16, '宋'],
  [15, '郑'],
  [15, '唐'],
  [14, '韩'],
  [14, '冯'],
  [13, '余'],
  [13, '董'],
  [12, '肖'],
  [12, '曹'],
  [12, '潘'],
  [11, '袁'],
  [11, '蔡'],
  [11, '彭'],
  [10, '付'],
  [10, '夏'],
  [10, '汪'],
  [9, '田'],
  [9, '姜'],
  [8, '方'],
  [8, '石'],
  [8, '邓'],
  [7, '易'],
  [6, '万'],
  [6, '龚'],
  [5, '沈'],
  [5, '江'],
  [4, '柯'],
  [4, '曾'],
  [3, '覃'],
  [2, '单'],
  [2, '解'],
  [2, '查'],
  [1.5, '仇'],
  [1.5, '区'],
  [1.5, '朴'],
  [1, '甯'],
  [1, '欧阳'],
  [0.5, '上官'],
]

/** Characters of given names by the time they were given; the first are the commonest. */
const givenNames: Readonly<Record<Sex, readonly (readonly [until: number, characters: string])[]>> = {
  male: [
    [1955, '国建华德明生福根金发贵清长汉荣文良正元寿祥林胜义忠春才新民'],
    [1970, '建国华军平明志强卫东新民红兵汉生永林春胜利文斌洪祥跃进'],
    [1985, '伟军勇强涛斌磊刚波鹏辉超杰俊峰毅飞亮凯健洋华平志海波建宁'],
    [2000, '伟杰浩鹏宇翔俊磊超凡志豪凯文博阳晨旭东子健文龙思远子恒天佑'],
    [9999, '子轩宇浩然梓睿博文俊熙一诺沐辰奕泽铭晨皓逸天佑嘉明哲承宇星'],
  ],
  female: [
    [1955, '秀英兰珍桂芳玉莲凤菊香梅翠云素华金枝淑贞腊月春巧爱'],
    [1970, '玉梅红芳丽华萍兰英桂珍秀琴春霞爱群建平汉珍小平慧敏荣翠'],
    [1985, '丽敏静芳艳娟霞燕红娜莉倩玲萍慧琴婷蓉洁颖莹雪梅春芬'],
    [2000, '婷雪倩梦瑶佳欣怡雯静思慧颖琪玲莹晓萌诗雨晴娜薇'],
    [9999, '子涵梓萱雨桐诗涵欣怡一诺可欣语嫣思琪沐瑶若曦梦洁佳宁宸'],
  ],
}

/** Characters that not every font, input method or register can write; they have to get through everything. */
export const rareCharacters = ['龑', '㛃', '䶮', '𬭎', '堃', '犇', '頔', '赟'] as const

export function surnameOf(random: Random): string {
  return random.weighted(surnames)
}

/** Characters that never make a name by themselves. */
const neverAlone = '子梓诗若语天一思可小志文家佳福贵'

/** One or two characters, as they were given in the year of birth. One name in five hundred has a rare one. */
export function givenNameOf(random: Random, sex: Sex, birthYear: number): string {
  const characters = Array.from(givenNames[sex].find(([until]) => birthYear < until)?.[1] ?? '华')
  const character = (): string =>
    // The earlier a character stands, the more often it was given: so namesakes come about.
    characters[Math.floor(characters.length * random.next() ** 1.6)] ?? '华'
  const first = character()
  if (random.chance(0.002)) return first + random.pick(rareCharacters)
  const alone = random.chance(birthYear < 1970 ? 0.15 : birthYear < 2000 ? 0.3 : 0.12)
  if (alone && !neverAlone.includes(first)) return first
  const second = character()
  return second === first && birthYear < 2000 ? first : first + second
}
