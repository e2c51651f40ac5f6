import { x } from './errors.ts'
console.log(x, typeof (await import('@actions/artifact')).DefaultArtifactClient)
