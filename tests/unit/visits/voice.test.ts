/** A call is said aloud by the machine's own Chinese voice, twice, and by nobody else; nobody has heard it in a test. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { callAloud } from '#features/visits/screen/ui/voice'
import chinese from '#features/visits/screen/ui/zh-CN.json'

interface Said {
  readonly text: string
  readonly voice: string
}
type Voice = Pick<SpeechSynthesisVoice, 'name' | 'lang' | 'localService'>

const voice = (name: string, lang: string, localService = true): Voice => ({ name, lang, localService })
const huihui = voice('Microsoft Huihui', 'zh-CN')
const mandarin = voice('Ting-Ting', 'zh_CN')
const cantonese = voice('Sin-ji', 'yue-HK')
const taiwanese = voice('Mei-Jia', 'zh-TW')
const distant = voice('Google 普通话', 'zh-CN', false)
const english = voice('Microsoft Zira', 'en-US')

/** In their order: what was said, and where whatever was being said had to give way. */
let heard: (Said | 'gives way')[] = []
beforeEach(() => {
  heard = []
})

function on(voices: readonly Voice[] | undefined): void {
  class Utterance {
    voice: Voice | null = null
    lang = ''
    rate = 1
    readonly text: string
    constructor(text: string) {
      this.text = text
    }
  }
  const speechSynthesis = voices && {
    getVoices: () => voices,
    cancel: () => heard.push('gives way'),
    speak: ({ text, voice: by, lang }: Utterance) => {
      expect(lang).toBe(by?.lang)
      heard.push({ text, voice: by?.name ?? '' })
    },
  }
  vi.stubGlobal('window', speechSynthesis === undefined ? {} : { speechSynthesis })
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
}

function call(voices: readonly Voice[] | undefined): void {
  on(voices)
  callAloud(
    ({ number, window }) => chinese.said.replace('{{number}}', number).replace('{{window}}', window),
    'A014',
    12,
  )
  vi.unstubAllGlobals()
}

describe('a call', () => {
  it('is said twice, the number as it is read from the slip and the window as it is counted', () => {
    call([huihui])
    const said = { text: '请A 零 一 四号，到十二号窗口', voice: 'Microsoft Huihui' }
    expect(heard).toEqual(['gives way', said, said])
  })

  it.each([
    ['Mandarin of the mainland before any other', [english, cantonese, taiwanese, mandarin], 'Ting-Ting'],
    ['Mandarin of elsewhere before Cantonese', [cantonese, taiwanese], 'Mei-Jia'],
    ['Cantonese where there is no other', [english, cantonese], 'Sin-ji'],
    ['the first of several', [huihui, mandarin], 'Microsoft Huihui'],
  ] as const)('is said by %s', (_, voices, name) => {
    call(voices)
    expect(heard.slice(1).map((said) => (said === 'gives way' ? said : said.voice))).toEqual([name, name])
  })

  it.each([
    ['speaks no Chinese', [english]],
    ['has its Chinese from another machine, to which the call would be sent', [distant]],
    ['has no voice yet', []],
    ['cannot speak at all', undefined],
  ] as const)('is not said where the machine %s, and what is being said goes on', (_, voices) => {
    call(voices)
    expect(heard).toEqual([])
  })
})
