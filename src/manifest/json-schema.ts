import { z } from 'zod/mini'
import { ManifestForm } from './schema.ts'

/** What editors take of a manifest: numbers and booleans as well as texts, and the words that a value may be. */
export function manifestJsonSchema(): object {
  return {
    title: 'Manifest of Salesforce Bulk Load',
    ...z.toJSONSchema(ManifestForm, {
      override: ({ jsonSchema, path }) => {
        const { isScalar, words } = jsonSchema as { isScalar?: boolean; words?: readonly string[] }
        Reflect.deleteProperty(jsonSchema, 'isScalar')
        Reflect.deleteProperty(jsonSchema, 'words')
        if (words !== undefined) {
          Reflect.deleteProperty(jsonSchema, 'type')
          Object.assign(jsonSchema, {
            enum: words.flatMap((word) => (/^\d+$/.test(word) ? [Number(word), word] : [word])),
          })
        } else if (isScalar === true || (jsonSchema.type === 'string' && path.at(-1) !== 'propertyNames')) {
          Object.assign(jsonSchema, { type: ['string', 'number', 'boolean'] })
        }
      },
    }),
  }
}
