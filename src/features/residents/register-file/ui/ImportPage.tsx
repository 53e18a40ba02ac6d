/** 导入居民名册: choose the file, check its columns, see what it would do, bring it in, and take it back if need be. */
import { ChooseFile } from './ChooseFile'
import { CheckColumns } from './CheckColumns'
import { Preview } from './Preview'
import { Result } from './Result'
import { useWizard } from './wizard'
import './register-file.css'

export default function ImportPage() {
  const [wizard, goTo] = useWizard()
  switch (wizard.step) {
    case 'choose':
      return <ChooseFile goTo={goTo} />
    case 'columns':
      return <CheckColumns at={wizard} goTo={goTo} />
    case 'preview':
    case 'writing':
      return <Preview at={wizard} goTo={goTo} />
    case 'result':
      return <Result at={wizard} goTo={goTo} />
  }
}
