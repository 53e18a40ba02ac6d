/** Ends the mediation: who, when, how; and who was told of the other routes at once. */
import { Checkbox, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { otherRoutes, tellingManners, type EndingMove } from '../../contract/words'

import { desk } from '../../ui/client'
import { endingsContract } from '../contract'

interface Values {
  readonly by?: number
  readonly on: string
  readonly manner?: (typeof tellingManners)[number]
  /** Parties who were told of all routes at once. */
  readonly told: number[]
}

export function EndDrawer({
  caseId,
  move,
  parties,
  onClose,
}: {
  readonly caseId: number
  readonly move: EndingMove
  readonly parties: readonly { readonly id: number; readonly name: string }[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const end = useWrite(desk.mediation.endings.end)
  const inputOf = ({ by, on, manner, told }: Values) => ({
    case: caseId,
    move,
    by: by ?? null,
    on,
    manner,
    told: told.map((party) => ({ party, routes: [...otherRoutes] })),
  })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.end:${caseId}:${move}`}
      title={t(`endings.moves.${move}`)}
      about={<p className="law small soft">{t(`endings.about.${move}`)}</p>}
      initial={{ on: today, told: [] }}
      schema={endingsContract.end['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^told\..*/, 'told')}
      submit={(values) => end.write({ ...inputOf(values), manner: values.manner ?? 'in-person' })}
      onDone={() => {
        notify(t('endings.done'))
        onClose()
      }}
      onClose={onClose}
    >
      {move !== 'fail' && (
        <Field name="by" label={t(`endings.who.${move}`)}>
          <Select options={parties.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      )}
      <Field name="on" label={t('sessions.on')}>
        <DayInput />
      </Field>
      <Field name="manner" label={t('endings.how')}>
        <Radio.Group
          options={tellingManners.map((value) => ({ value, label: t(`endings.manners.${value}`) }))}
        />
      </Field>
      <Field name="told" label={t('endings.toldAtOnce')} hint={t('endings.routesLaw')} optional>
        <Checkbox.Group
          className="checks"
          options={parties.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
    </MoveDrawer>
  )
}
