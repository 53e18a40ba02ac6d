/** How someone likes their own screen, and their PIN. */
import { Radio } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../../parts/surfaces'
import { MyPin } from './MyPin'
import { prefer, usePreferences } from '../../preferences'

export default function MySettings() {
  const { t } = useTranslation()
  const { language, typeSize, density } = usePreferences()
  return (
    <div className="stack">
      <Sheet title={t('settings.mine')} remark={t('settings.mineRemark')}>
        <div className="sheet-body stack">
          <Choice label={t('settings.language')}>
            <Radio.Group
              aria-label={t('settings.language')}
              value={language}
              onChange={(event) => prefer({ language: event.target.value === 'en' ? 'en' : 'zh-CN' })}
              options={[
                { value: 'zh-CN', label: t('settings.chinese') },
                { value: 'en', label: t('settings.english') },
              ]}
            />
          </Choice>
          <Choice label={t('settings.typeSize')} hint={t('settings.typeSizeHint')}>
            <Radio.Group
              aria-label={t('settings.typeSize')}
              value={typeSize}
              onChange={(event) => prefer({ typeSize: event.target.value === 'large' ? 'large' : 'normal' })}
              options={[
                { value: 'normal', label: t('settings.normalType') },
                { value: 'large', label: t('settings.largeType') },
              ]}
            />
          </Choice>
          <Choice label={t('settings.density')} hint={t('settings.densityHint')}>
            <Radio.Group
              aria-label={t('settings.density')}
              value={density}
              onChange={(event) =>
                prefer({ density: event.target.value === 'compact' ? 'compact' : 'normal' })
              }
              options={[
                { value: 'normal', label: t('settings.normalRows') },
                { value: 'compact', label: t('settings.compactRows') },
              ]}
            />
          </Choice>
        </div>
      </Sheet>
      <MyPin />
    </div>
  )
}

function Choice({
  label,
  hint,
  children,
}: {
  readonly label: string
  readonly hint?: string
  readonly children: ReactNode
}) {
  return (
    <div>
      <p className="field-label">
        {label}
        {hint !== undefined && <span className="field-hint">{hint}</span>}
      </p>
      {children}
    </div>
  )
}
