/** One's own PIN for the change of staff: set, changed, removed. */
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pinsContract } from '#desk/pins/contract'
import { desk, useWrite } from '../../desk-client'
import { notify } from '../../notices'
import { Field, Form } from '../../parts/Form'
import { ErrorLine, Sheet } from '../../parts/surfaces'

interface Values {
  readonly password: string
  readonly pin: string
}

export function MyPin() {
  const { t } = useTranslation()
  const mine = useQuery(desk.pins.mine.queryOptions({ input: {} }))
  const set = useWrite(desk.pins.set)
  const remove = useWrite(desk.pins.remove)
  const [open, setOpen] = useState(false)
  const has = mine.data?.set === true
  return (
    <Sheet title={t('pin.title')} remark={t('pin.remark')}>
      <div className="sheet-body narrow stack">
        <p className="text">{t('pin.what')}</p>
        <ErrorLine error={mine.error ?? remove.error} />
        {open ? (
          <Form<Values, unknown>
            label={t('pin.title')}
            initial={{ password: '', pin: '' }}
            schema={pinsContract.set['~orpc'].inputSchema}
            submit={set.write}
            onDone={() => {
              setOpen(false)
              notify(t('pin.done'))
            }}
            submitLabel={t('action.save')}
            onCancel={() => setOpen(false)}
          >
            <Field name="pin" label={t('pin.new')} hint={t('pin.hint')}>
              <Input.Password autoFocus autoComplete="off" inputMode="numeric" maxLength={6} />
            </Field>
            <Field name="password" label={t('pin.password')}>
              <Input.Password autoComplete="current-password" maxLength={128} />
            </Field>
          </Form>
        ) : (
          mine.data !== undefined && (
            <div className="form-footer">
              <Button onClick={() => setOpen(true)}>{t(has ? 'pin.change' : 'pin.set')}</Button>
              {has && (
                <Button
                  loading={remove.pending}
                  onClick={() =>
                    void remove.write({}).then(
                      () => notify(t('pin.removed')),
                      () => undefined,
                    )
                  }
                >
                  {t('pin.remove')}
                </Button>
              )}
              <span className="small soft">{t(has ? 'pin.isSet' : 'pin.none')}</span>
            </div>
          )
        )}
      </div>
    </Sheet>
  )
}
