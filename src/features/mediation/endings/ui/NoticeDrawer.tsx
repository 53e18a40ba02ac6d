/** 终止通知: tells parties of arbitration, administration and court (人民调解法 26). */
import { Checkbox, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { otherRoutes, tellingManners, type OtherRoute } from '../../contract/words'

import { desk } from '../../ui/client'
import { endingsContract } from '../contract'

interface Values {
  readonly parties: number[]
  readonly routes: OtherRoute[]
  readonly on: string
  readonly manner?: (typeof tellingManners)[number]
}

export function NoticeDrawer({
  caseId,
  untold,
  parties,
  onClose,
}: {
  readonly caseId: number
  readonly untold: readonly { readonly party: number }[]
  readonly parties: readonly { readonly id: number; readonly name: string }[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const tell = useWrite(desk.mediation.endings.tell)
  const toldOf = ({ parties: told, routes }: Values) => told.map((party) => ({ party, routes: [...routes] }))
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.notice:${caseId}`}
      title={t('endings.tell')}
      about={<p className="law small soft">{t('endings.routesLaw')}</p>}
      initial={{ parties: untold.map(({ party }) => party), routes: [...otherRoutes], on: today }}
      schema={endingsContract.tell['~orpc'].inputSchema}
      inputOf={(values) => ({
        case: caseId,
        told: toldOf(values),
        on: values.on,
        manner: values.manner,
      })}
      fieldOf={(path) => (path === 'told' ? 'parties' : path.replace(/^told\..*/, 'routes'))}
      submit={(values) =>
        tell.write({
          case: caseId,
          told: toldOf(values),
          on: values.on,
          manner: values.manner ?? 'in-person',
        })
      }
      onDone={() => {
        notify(t('endings.toldNow'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="parties" label={t('sessions.toWhom')}>
        <Checkbox.Group
          className="checks"
          options={parties.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field name="routes" label={t('endings.whichRoutes')}>
        <Checkbox.Group
          className="checks"
          options={otherRoutes.map((value) => ({ value, label: t(`endings.routes.${value}`) }))}
        />
      </Field>
      <Field name="on" label={t('sessions.on')}>
        <DayInput />
      </Field>
      <Field name="manner" label={t('endings.how')}>
        <Radio.Group
          options={tellingManners.map((value) => ({ value, label: t(`endings.manners.${value}`) }))}
        />
      </Field>
    </MoveDrawer>
  )
}
