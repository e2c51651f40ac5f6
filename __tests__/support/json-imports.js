/** A Jest transformer for @actions/languageservice and its parser: their imports of JSON lack the attribute that Node asks
 *  for, and Jest warns of each. */
export default {
  process: (source) => ({ code: source.replaceAll(/^(import .+ from ".+\.json");$/gm, "$1 with { type: 'json' };") }),
}
