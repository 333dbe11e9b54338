import type { SlipLine, Untold } from '../../../build/content/schema'
import exitData from '../../../content/exit.yaml'
import untoldData from '../../../content/untold.yaml'

export const untold: readonly Untold[] = untoldData
export const slipLines: readonly SlipLine[] = exitData
