/**
 * One form for characters that look alike or mean the same: radicals that a PDF gives for whole characters, characters
 * that GBK keeps in its private area, invisible marks. What is typed, pasted, imported and searched goes through here.
 */

/** Radicals and the characters they stand for. Source: Unicode, EquivalentUnifiedIdeograph; the block ⼀–⿕ is mapped by NFKC. */
const radicals = pairs(
  '⺁厂⺄乙⺅亻⺈刀⺉刂⺋卩⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺘扌⺙攵⺛旡⺞歹⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺧牛⺨犭⺩王⺪疋⺬示⺭礻⺰纟⺱罓⺲罒⺶羊⺷羊⺸羊⺹耂⺻肀⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟',
)

/**
 * Characters that GBK keeps in Unicode's private area and that have places of their own since: a name from an old program
 * comes with them. Source: GB 18030-2022, annex on the characters moved out of the private area.
 */
const privateUse = pairs(
  '\ue815⺁\ue816𠂇\ue817𠂉\ue818𠃌\ue819⺄\ue81a㑳\ue81b㑇\ue81c⺈\ue81d⺋\ue81e龴\ue81f㖞\ue820㘚\ue821㘎\ue822⺌\ue823⺗\ue824㥮\ue825㤘\ue826龵\ue827㧏\ue828㧟\ue829㩳\ue82a㧐\ue82b龶\ue82c龷\ue82d㭎\ue82e㱮\ue82f㳠\ue830⺧\ue831𡗗\ue832龸\ue833⺪\ue834䁖\ue835䅟\ue836⺮\ue837䌷\ue838⺳\ue839⺶\ue83a⺷\ue83b𢦏\ue83c䎱\ue83d䎬\ue83e⺻\ue83f䏝\ue840䓖\ue841䙡\ue842䙌\ue843龹\ue844䜣\ue845䜩\ue846䝼\ue847䞍\ue848⻊\ue849䥇\ue84a䥺\ue84b䥽\ue84c䦂\ue84d䦃\ue84e䦅\ue84f䦆\ue850䦟\ue851䦛\ue852䦷\ue853䦶\ue854龺\ue855𤇾\ue856䲣\ue857䲟\ue858䲠\ue859䲡\ue85a䱷\ue85b䲢\ue85c䴓\ue85d䴔\ue85e䴕\ue85f䴖\ue860䴗\ue861䴘\ue862䴙\ue863䶮\ue864龻\ue7c7ḿ',
)

function pairs(text: string): ReadonlyMap<string, string> {
  const characters = Array.from(text)
  return new Map(
    characters.flatMap((character, at) =>
      at % 2 === 0 ? [[character, characters[at + 1] ?? character]] : [],
    ),
  )
}

/** What Excel writes for a control character that its format cannot hold: a line's end that came along becomes one. */
const escapedControl = /_x00([01][0-9a-f])_/gi

/**
 * Forms of a letter that were kept for the sake of old printers: Ⅱ is II, ｱ is ア, 𝟏 is 1. Numbers in circles stay, they
 * count the lines of a text; so do ㎡ and the like.
 */
const compatible =
  /[\u2160-\u217f\u3192-\u319f\ufb00-\ufb06\ufe30-\ufe4f\ufe50-\ufe6f\uff61-\uffdc\u{1d400}-\u{1d7ff}]+/gu

/** Letters, digits and marks of a keyboard, and the characters that nearly every name and address is written with: they have one form only. */
const hasOneForm = /^[\n\t -^`-~、。\u3400-\u4dbf\u4e00-\u9fff]*$/

/**
 * The text in its one form: composed, whole characters for radicals, places of their own for private ones, without
 * invisible marks (joiners, directions, soft hyphens, forms of a character). Line breaks stay; other control characters go.
 */
export function oneForm(typed: string): string {
  if (hasOneForm.test(typed)) return typed
  return typed
    .normalize('NFC')
    .replace(escapedControl, (_escaped, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(compatible, (letters) => letters.normalize('NFKC'))
    .replace(/[\u2e80-\u2fd5]/g, (radical) => radicals.get(radical) ?? radical.normalize('NFKC'))
    .replace(/[\ue000-\uf8ff]/g, (character) => {
      const moved = privateUse.get(character) ?? character
      return radicals.get(moved) ?? moved
    })
    .replace(
      /[\p{Cf}\u115f\u1160\u3164\uffa0\ufffc]|\p{Variation_Selector}|\u034f|\u17b4|\u17b5|[^\P{Cc}\n\t]/gu,
      '',
    )
}
