import { InputError } from '../errors.ts'
import { quote } from './quote.ts'

/** Source: Object Reference, "AssignmentRule": ids start with 01Q. */
const ASSIGNMENT_RULE_ID = /^01Q[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/
/** Source: Bulk API 2.0 guide, "Create a Job", `assignmentRuleId`. */
const WITH_ASSIGNMENT_RULES: readonly string[] = ['case', 'lead']

/** The id of an assignment rule, for the objects that have such rules. */
export function parseAssignmentRuleId(text: string, object: string): string | undefined {
  if (text === '') return undefined
  const problems: string[] = []
  if (!ASSIGNMENT_RULE_ID.test(text)) {
    problems.push(
      `\`assignment-rule-id\`: ${quote(text)} is not the id of an assignment rule. Use its id of 15 or 18 characters, which starts with \`01Q\`; the rule's address in Setup shows it.`,
    )
  }
  if (!WITH_ASSIGNMENT_RULES.includes(object.toLowerCase())) {
    problems.push(`\`assignment-rule-id\` is only for \`Case\` and \`Lead\`, not for \`${object}\`. Leave it out.`)
  }
  if (problems.length > 0) throw new InputError(problems)
  return text
}
