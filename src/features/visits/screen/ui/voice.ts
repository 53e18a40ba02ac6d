/** The machine's own voice: said aloud where it speaks Chinese, and known where it doesn't. */
import { useSyncExternalStore } from 'react'
import { spokenCount, spokenNumber } from '../rules'

/** Voices that another machine speaks are none: what is said here would leave it. */
export const isOwnChinese = ({ lang, localService }: Pick<SpeechSynthesisVoice, 'lang' | 'localService'>) =>
  localService && /^(zh|cmn|yue)\b/i.test(lang.replace('_', '-'))

/** Mandarin of the mainland before any other: Cantonese is Chinese too, and not what most wait for. */
const rank = ({ lang }: Pick<SpeechSynthesisVoice, 'lang'>): number =>
  /^(zh|cmn)-(CN|Hans)/i.test(lang.replace('_', '-')) ? 0 : /^(zh|cmn)/i.test(lang) ? 1 : 2

/** A browser without any speech has no such object. */
const speech = (): SpeechSynthesis | undefined =>
  'speechSynthesis' in window ? window.speechSynthesis : undefined

const chineseVoice = (): SpeechSynthesisVoice | undefined =>
  speech()
    ?.getVoices()
    .filter(isOwnChinese)
    .toSorted((one, other) => rank(one) - rank(other))[0]

/** Voices come a while after the page. */
export const useHasChineseVoice = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      speech()?.addEventListener('voiceschanged', listener)
      return () => speech()?.removeEventListener('voiceschanged', listener)
    },
    () => chineseVoice() !== undefined,
  )

/** Says it twice, as halls do; a call that is still being said gives way. Without a Chinese voice it is silent. */
export function callAloud(
  text: (spoken: { number: string; window: string }) => string,
  number: string,
  window: number,
) {
  const voice = chineseVoice()
  const own = speech()
  if (voice === undefined || own === undefined) return
  own.cancel()
  const said = text({ number: spokenNumber(number), window: spokenCount(window) })
  for (let time = 0; time < 2; time += 1) {
    const utterance = new SpeechSynthesisUtterance(said)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = 0.9
    own.speak(utterance)
  }
}
