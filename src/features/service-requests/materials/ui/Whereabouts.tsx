/** In which form a material is there, and where it is now, in words. */
import { useTranslation } from 'react-i18next'
import { Status, type Tone } from '#app/parts/index'
import type { MaterialRow } from '../contract'

/** The form that is wanted; where either does, the one that was received. */
export function FormWords({ material }: { readonly material: MaterialRow }) {
  const { t } = useTranslation('service-requests')
  if (material.form === 'original') return <b>{t('forms.original')}</b>
  const [form, ...more] = (['original', 'copy'] as const).filter((one) => wasHere(material[one]))
  if (form === undefined || more.length > 0) return t(`forms.${material.form}`)
  return t(`forms.${material.form === 'either' ? form : material.form}`)
}

const wasHere = ({ atCentre, held, lodged, verified, returned }: MaterialRow['original']): boolean =>
  atCentre + held.length + lodged + verified + returned > 0

interface Whereabouts {
  readonly tone: Tone
  readonly words: string
}

/** 已收 · 网格员 · 已核验退还 · 已退回 · 缺, with how many where there is more than one. */
export function Where({ material }: { readonly material: MaterialRow }) {
  const { t } = useTranslation('service-requests')
  const places = (['original', 'copy'] as const).flatMap((form) => {
    const balance = material[form]
    const wanted = material.form === 'shown' ? 'original' : material.form
    const differs = wanted !== 'either' && wanted !== form
    const of = (words: string, count: number) =>
      [words, differs ? t(`forms.${form}`) : '', count > 1 ? `×${count}` : ''].filter(Boolean).join(' ')
    const there: Whereabouts[] = []
    if (balance.atCentre > 0) there.push({ tone: 'done', words: of(t('where.here'), balance.atCentre) })
    for (const { name, count } of balance.held) there.push({ tone: 'open', words: of(name, count) })
    if (balance.lodged > 0) there.push({ tone: 'done', words: of(t('where.lodged'), balance.lodged) })
    if (balance.verified > 0) there.push({ tone: 'done', words: of(t('where.verified'), balance.verified) })
    if (balance.returned > 0) there.push({ tone: 'rest', words: of(t('where.returned'), balance.returned) })
    return there
  })
  const shown: readonly Whereabouts[] = material.missing
    ? [{ tone: 'soon', words: t('where.missing') }, ...places]
    : places
  if (shown.length === 0) return <span className="soft">{t('where.none')}</span>
  return (
    <span className="where">
      {shown.map(({ tone, words }) => (
        <Status key={words} tone={tone}>
          {words}
        </Status>
      ))}
    </span>
  )
}
