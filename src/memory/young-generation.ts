import { setFlagsFromString } from 'node:v8'

/**
 * Keeps V8's young generation at the size that it has. It doubles whenever as much has survived in it as it holds, up to
 * 128 MiB: the longer a load, the more memory, of which next to nothing is in use; and with what is made for each record
 * gone at once, a small one is as fast. Node takes this setting only as it starts, or in this way; a V8 that does not know the
 * flag goes on as before. Source: v8/v8: src/heap/new-spaces.cc, `SemiSpaceNewSpace::Grow`; Node.js documentation, "v8",
 * `setFlagsFromString`.
 */
export function keepYoungGenerationSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
