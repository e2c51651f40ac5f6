import { z } from 'zod'

/** Field types that the emulated objects use. Source: REST API guide, "sObject Describe", and SOAP API guide, "Field Types". */
const FIELD_TYPES = [
  'string',
  'textarea',
  'picklist',
  'multipicklist',
  'email',
  'phone',
  'url',
  'boolean',
  'int',
  'double',
  'currency',
  'percent',
  'date',
  'datetime',
  'id',
  'reference',
  'address',
  'base64',
] as const

export type FieldType = (typeof FIELD_TYPES)[number]

/** How a field stands in `schema/*.json`: only what differs from the usual. */
export const compactField = z.strictObject({
  type: z.enum(FIELD_TYPES).default('string'),
  label: z.string().optional(),
  length: z.int().optional(),
  precision: z.int().optional(),
  scale: z.int().optional(),
  digits: z.int().optional(),
  required: z.boolean().default(false),
  /** What an insert without a value gets. */
  default: z.string().optional(),
  /** The platform itself fills the field in, such as an owner. */
  defaulted: z.boolean().default(false),
  createable: z.boolean().default(true),
  updateable: z.boolean().optional(),
  externalId: z.boolean().default(false),
  unique: z.boolean().default(false),
  caseSensitive: z.boolean().default(false),
  idLookup: z.boolean().optional(),
  autoNumber: z.boolean().default(false),
  calculated: z.boolean().default(false),
  values: z.array(z.string()).default([]),
  restricted: z.boolean().default(false),
  references: z.array(z.string()).default([]),
  relationshipName: z.string().nullable().optional(),
  masterDetail: z.boolean().default(false),
  /** What becomes of this record when the record it points to is deleted. */
  onDelete: z.enum(['clear', 'cascade', 'restrict']).default('clear'),
  compound: z.string().optional(),
})

/** A file of `schema/`. */
export const compactObject = z.strictObject({
  name: z.string(),
  label: z.string().optional(),
  labelPlural: z.string().optional(),
  keyPrefix: z.string().length(3),
  nameField: z.string().optional(),
  createable: z.boolean().default(true),
  updateable: z.boolean().default(true),
  deletable: z.boolean().default(true),
  /** System fields that this object has not. */
  without: z.array(z.string()).default([]),
  /** Developer name → name. */
  recordTypes: z.record(z.string(), z.string()).default({}),
  fields: z.record(z.string(), compactField),
})

export type CompactField = z.infer<typeof compactField>
export type CompactObject = z.infer<typeof compactObject>
