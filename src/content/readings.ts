import type { Readings } from './schema'
import data from '../../content/readings.yaml'

export const readings: Readings = data
