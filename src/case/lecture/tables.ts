import type { Table } from '../../../build/content/schema'
import data from '../../../content/tables.yaml'
import { found } from '../found'

export const tableById = (id: string): Table => found(data.find(table => table.id === id), 'table', id)
