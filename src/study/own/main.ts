import { browserBacking } from '#store/backing'
import { openStudy } from './open'

void openStudy(browserBacking('device'), browserBacking('window'))
