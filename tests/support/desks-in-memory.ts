/** What a test file is started with: its temporary folders lie where writing is quick. */
import { fastFolder } from './fast-folder'

process.env['TMPDIR'] = fastFolder()
