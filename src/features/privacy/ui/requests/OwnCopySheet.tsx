/** 个人信息查阅件: everything the centre holds on a person, in plain words, for themselves. */
import { useTranslation } from 'react-i18next'
import { dayOf } from '#app/dates'
import { paperDay, paperTime, SheetFrame, Signatures } from '#app/parts/print/index'
import type { HeldKind, OwnCopy } from '../../contract'
import { fieldInWords, kindInWords, procedureInWords, reasonInWords, valueInWords } from './copy-words'

export function OwnCopySheet({ copy }: { readonly copy: OwnCopy }) {
  const { t } = useTranslation('privacy')
  return (
    <SheetFrame
      title={t('copy.title')}
      line={[t('copy.number', { number: copy.number }), paperDay(dayOf(copy.madeAt))]}
      foot={[t('copy.foot'), t('copy.madeBy', { name: copy.madeBy })]}
    >
      <p className="paper-body">{t('copy.intro', { name: copy.name })}</p>
      {copy.kinds.map((held) => (
        <section key={held.kind}>
          <h3>{kindInWords(held.kind)}</h3>
          {held.rows.length === 1 && (held.rows[0]?.length ?? 0) > 4 ? (
            <Facts held={held} />
          ) : (
            <Rows held={held} />
          )}
          <p className="privacy-kept">
            {held.months === null ? t('copy.keptWhileServed') : t('copy.keptFor', { count: held.months })}
          </p>
        </section>
      ))}
      <h3>{t('copy.seen')}</h3>
      {copy.seen.length === 0 ? (
        <p>{t('copy.seenByNobody')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th style={{ width: '26%' }}>{t('copy.when')}</th>
              <th>{t('copy.what')}</th>
              <th style={{ width: '30%' }}>{t('copy.why')}</th>
            </tr>
          </thead>
          <tbody>
            {copy.seen.map(({ at, procedure, reason }, index) => (
              <tr key={index}>
                <td>{paperTime(at)}</td>
                <td>{procedureInWords(procedure)}</td>
                <td>{reasonInWords(reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="paper-body">{t('copy.rights', { count: copy.answerDays })}</p>
      <Signatures
        places={[
          { who: t('copy.received'), day: t('copy.blankDay') },
          { who: t('copy.centre'), mark: t('copy.seal'), day: t('copy.blankDay') },
        ]}
      />
    </SheetFrame>
  )
}

/** One thing with many sides: two pairs of name and value a line. */
function Facts({ held }: { readonly held: HeldKind }) {
  const fields = held.rows[0] ?? []
  const pairs = Array.from({ length: Math.ceil(fields.length / 2) }, (_, at) =>
    fields.slice(at * 2, at * 2 + 2),
  )
  return (
    <table>
      <tbody>
        {pairs.map((pair, index) => (
          <tr key={index}>
            {pair.flatMap(({ name, value }) => [
              <th key={`${name} name`} style={{ width: '16%' }}>
                {fieldInWords(name)}
              </th>,
              <td key={name} {...(pair.length === 1 ? { colSpan: 3 } : {})}>
                {valueInWords(value)}
              </td>,
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Many of one kind: a column for each side that any of them has. */
function Rows({ held }: { readonly held: HeldKind }) {
  const columns = [...new Set(held.rows.flatMap((row) => row.map(({ name }) => name)))]
  return (
    <table>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name}>{fieldInWords(name)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {held.rows.map((row, index) => (
          <tr key={index}>
            {columns.map((name) => {
              const found = row.find((field) => field.name === name)
              return <td key={name}>{found !== undefined && valueInWords(found.value)}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
