/** Packages by name, each with its licence to open. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LoadingLines } from '../../parts/surfaces'
import { readThirdParty } from './third-party'

export default function ThirdPartyList() {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['third-party'],
    queryFn: readThirdParty,
    staleTime: Infinity,
  })
  if (error !== null) return <p className="soft">{t('about.notBuilt')}</p>
  if (data === undefined) return <LoadingLines lines={4} />
  return (
    <ul className="third-party">
      {data.map(({ name, version, licence, text }) => (
        <li key={`${name} ${version}`}>
          <details>
            <summary>
              {name} {version} <span className="soft">{licence}</span>
            </summary>
            <pre className="small">{text}</pre>
          </details>
        </li>
      ))}
    </ul>
  )
}
