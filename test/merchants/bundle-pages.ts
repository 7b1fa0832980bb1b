import { fileURLToPath } from 'node:url';
import { build, type OutputFile } from 'esbuild';

/** The versions of React that the merchants' pages run in. */
export const reactVersions = ['16', '17', '18', '19'] as const;
export type ReactVersion = (typeof reactVersions)[number];

const pages = fileURLToPath(new URL('pages/', import.meta.url));

/** The module that mounts a page, by version. */
const roots: Readonly<Record<ReactVersion, string>> = {
  '16': 'legacy-root.jsx',
  '17': 'legacy-root.jsx',
  '18': 'root.jsx',
  '19': 'root.jsx',
};

/** The path of the script that mounts a page with a version of React. */
export function scriptOf(version: ReactVersion): string {
  return `/react${version}/${roots[version].replace('.jsx', '.js')}`;
}

/** Compiles the pages with each version of React, as it is for development: only there effects run twice. */
export async function bundlePages(): Promise<ReadonlyMap<string, OutputFile>> {
  const built = await Promise.all(
    reactVersions.map(async (version) => {
      const { outputFiles } = await build({
        entryPoints: [pages + roots[version]],
        outdir: `/react${version}`,
        write: false,
        bundle: true,
        splitting: true,
        format: 'esm',
        target: 'es2022',
        jsx: 'automatic',
        alias: { react: `react${version}`, 'react-dom': `react-dom${version}` },
        define: { 'process.env.NODE_ENV': '"development"' },
        logLevel: 'warning',
      });
      return outputFiles;
    }),
  );
  return new Map(built.flat().map((file) => [file.path.replaceAll('\\', '/'), file]));
}
