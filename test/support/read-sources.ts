import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import typescript from 'typescript';

/** A source file as the tests of the architecture see it. */
export interface Source {
  readonly path: string;
  readonly lines: number;
  /** Its imports, for their values or types: a path of ours as `src/…`, anything else as it is written. */
  readonly imports: readonly string[];
  readonly reExports: boolean;
  /** The names that it declares and exports. */
  readonly exports: ReadonlySet<string>;
}

/** Reads every TypeScript file of `src`, by its path. */
export function readSources(): ReadonlyMap<string, Source> {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => join('src', path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'));
  return new Map(paths.map((path) => [path, readSource(path)]));
}

function readSource(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const file = typescript.createSourceFile(path, text, typescript.ScriptTarget.ES2022, true);
  const imports: string[] = [];
  const exports = new Set<string>();
  let reExports = false;
  const add = (specifier: typescript.Node) => void imports.push(target(path, specifier));
  const visit = (node: typescript.Node): void => {
    if (typescript.isImportDeclaration(node)) add(node.moduleSpecifier);
    if (typescript.isExportDeclaration(node) && node.moduleSpecifier) {
      reExports = true;
      add(node.moduleSpecifier);
    }
    if (typescript.isCallExpression(node) && node.expression.kind === typescript.SyntaxKind.ImportKeyword) {
      if (node.arguments[0]) add(node.arguments[0]);
    }
    if (typescript.isImportTypeNode(node) && typescript.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    if (isExported(node)) namesOf(node).forEach((name) => exports.add(name));
    node.forEachChild(visit);
  };
  visit(file);
  return { path, lines: text.trimEnd().split('\n').length, imports, reExports, exports };
}

function isExported(node: typescript.Node): boolean {
  const modifiers = typescript.canHaveModifiers(node) ? (typescript.getModifiers(node) ?? []) : [];
  return modifiers.some(({ kind }) => kind === typescript.SyntaxKind.ExportKeyword);
}

function namesOf(node: typescript.Node): string[] {
  if (typescript.isVariableStatement(node)) {
    return node.declarationList.declarations.map(({ name }) => name.getText());
  }
  const isNamed =
    typescript.isFunctionDeclaration(node) ||
    typescript.isClassDeclaration(node) ||
    typescript.isInterfaceDeclaration(node) ||
    typescript.isTypeAliasDeclaration(node);
  return isNamed && node.name ? [node.name.text] : [];
}

function target(importer: string, specifier: typescript.Node): string {
  const text = nameIn(specifier);
  return text.startsWith('.') ? join(dirname(importer), text).replaceAll('\\', '/') : text;
}

/** Returns the name of an import. A star stands for each value that is put into it. */
function nameIn(specifier: typescript.Node): string {
  if (typescript.isStringLiteral(specifier)) return specifier.text;
  if (!typescript.isTemplateExpression(specifier)) return specifier.getText();
  return specifier.head.text + specifier.templateSpans.map(({ literal }) => `*${literal.text}`).join('');
}

/** Returns the groups of files that import each other, be it for types alone, by Tarjan's algorithm. */
export function knotsIn(files: ReadonlyMap<string, Source>): string[][] {
  const order = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (path: string): number => {
    const index = order.size;
    let low = index;
    order.set(path, index);
    open.push(path);
    for (const next of files.get(path)?.imports ?? []) {
      if (!files.has(next)) continue;
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (open.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    if (low === index) {
      const knot = open.splice(open.indexOf(path));
      if (knot.length > 1) found.push(knot);
    }
    return low;
  };
  for (const path of files.keys()) if (!order.has(path)) visit(path);
  return found;
}
