/** What the runner says of itself. */
export interface InputEnvironment {
  /** GITHUB_WORKSPACE. */
  readonly workspace: string
  /** RUNNER_TEMP. */
  readonly runnerTemp: string | undefined
  /** GITHUB_ACTION: the step's id, or the name the runner made up for it. */
  readonly stepId: string
  /** Names of all environment variables, among them `INPUT_<NAME>` of every input given. */
  readonly variables: readonly string[]
}
