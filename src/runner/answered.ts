/**
 * Waits for a client that may never answer: GitHub's own clients have no timer for an answer that breaks off, so that Node
 * would end the step while it waits. Rejects when nothing is left that could bring the answer.
 */
export async function answered<T>(task: Promise<T>): Promise<T> {
  let isOver: () => void = () => {}
  const nothingLeft = new Promise<never>((_, reject) => {
    isOver = () => reject(new Error('the service stopped answering'))
    process.once('beforeExit', isOver)
  })
  try {
    return await Promise.race([task, nothingLeft])
  } finally {
    process.removeListener('beforeExit', isOver)
  }
}
