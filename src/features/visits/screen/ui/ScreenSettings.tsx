/** How the calling screen is wanted: this window's number, names, voice, rating. */
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { toldInChinese } from '#app/i18n/index'
import { notify } from '#app/notices'
import { ErrorState, Field, Form, LoadingLines, Sheet, Status } from '#app/parts/index'
import { desk } from '../../ui/client'
import { screenContract, type ScreenSettings as Settings } from '../contract'
import { useCallingScreen } from './desk-side'
import { useOpenScreen } from './ScreenFoot'
import { callAloud, useHasChineseVoice } from './voice'

export function ScreenSettings() {
  const { t } = useTranslation('visits')
  const settings = useQuery(desk.visits.screen.settings.queryOptions({ input: {} }))
  const save = useWrite(desk.visits.screen.saveSettings)
  const { open } = useCallingScreen()
  const hasVoice = useHasChineseVoice()
  const openScreen = useOpenScreen()
  const tryVoice = (window: number) =>
    callAloud(
      (spoken) =>
        toldInChinese('visits', 'screen.said')
          .replace('{{number}}', spoken.number)
          .replace('{{window}}', spoken.window),
      'A001',
      window,
    )
  return (
    <Sheet title={t('screen.settings.label')}>
      <div className="sheet-body narrow">
        {settings.error !== null && (
          <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
        )}
        {settings.isPending && <LoadingLines lines={4} />}
        {settings.data !== undefined && (
          <>
            <p className="screen-standing">
              {open ? (
                <Status tone="done">{t('screen.isOpen')}</Status>
              ) : (
                <Button onClick={openScreen} title={t('screen.openHint')}>
                  {t('screen.open')}
                </Button>
              )}
              {hasVoice ? (
                <>
                  <span>{t('screen.hasVoice')}</span>
                  <Button onClick={() => tryVoice(settings.data.window)}>{t('screen.tryVoice')}</Button>
                </>
              ) : (
                <Status tone="soon">{t('screen.noVoice')}</Status>
              )}
            </p>
            <Form<Settings, Settings>
              label={t('screen.settings.label')}
              initial={settings.data}
              schema={screenContract.saveSettings['~orpc'].inputSchema}
              inputOf={(values) => ({ settings: values })}
              fieldOf={(path) => path.replace(/^settings\./, '')}
              submit={(values) => save.write({ settings: values })}
              onDone={() => notify(t('screen.settings.saved'))}
              submitLabel={t('screen.settings.save')}
            >
              <Field name="window" label={t('screen.settings.window')} hint={t('screen.settings.windowHint')}>
                <InputNumber min={1} max={99} precision={0} />
              </Field>
              <Field name="names" label={t('screen.settings.names')} valueProp="checked">
                <Checkbox>{t('screen.settings.namesOn')}</Checkbox>
              </Field>
              <Field name="aloud" label={t('screen.settings.aloud')} valueProp="checked">
                <Checkbox>{t('screen.settings.aloudOn')}</Checkbox>
              </Field>
              <Field name="asksRating" label={t('screen.settings.asksRating')} valueProp="checked">
                <Checkbox>{t('screen.settings.asksRatingOn')}</Checkbox>
              </Field>
            </Form>
          </>
        )}
      </div>
    </Sheet>
  )
}
