/** All that comes, copied: the memory of a chunk may be used again once the next one is asked for. */
export async function copyChunks(chunks: AsyncIterable<Buffer>): Promise<readonly Buffer[]> {
  const copies: Buffer[] = []
  for await (const chunk of chunks) copies.push(Buffer.from(chunk))
  return copies
}
