/** Codes of dictionary entries, made once from the label they began with. */
import { pinyin } from 'pinyin-pro'

/** 水印桃源 → `shui-yin-tao-yuan`; with a number behind it when that is taken. Labels without letters become `entry`. */
export function newCode(label: string, taken: (code: string) => boolean): string {
  const words = pinyin(label, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .map((word) => word.toLowerCase().replace(/[^a-z0-9]+/g, ''))
    .filter((word) => word !== '')
  const base = (words.length === 0 ? 'entry' : words.join('-')).slice(0, 56).replace(/-+$/, '')
  if (!taken(base)) return base
  let number = 2
  while (taken(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}
